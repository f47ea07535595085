// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Host

/// A command such as `network:list`. Its flags follow pflag's rules, as Dokku's users and scripts know them; the
/// argument parser sees words that are in order already.
nonisolated protocol DokkuCommand: ParsableCommand, Sendable {
  static var flags: [FlagUsage] { get }
  /// What is to be said of words that are no flags.
  static func refusal(_ fault: FlagFault, in words: [String]) -> any Error

  /// Ends the run once, now or later.
  @MainActor func perform(_ run: CommandRun) throws
}

nonisolated extension DokkuCommand {
  static var name: String { configuration.commandName ?? "" }

  static func refusal(_ fault: FlagFault, in words: [String]) -> any Error {
    FlagsRefused(command: name, flags: flags, fault: fault)
  }

  /// The command out of the words after its name.
  static func reading(_ words: [String]) throws -> Self {
    let inOrder: FlagWords
    do throws(FlagFault) {
      inOrder = try FlagWords(words, flags)
    } catch {
      throw refusal(error, in: words)
    }
    return try parse(inOrder.spelled)
  }

  /// Where the argument parser found the command itself, without Dokku's way of calling it.
  func run() throws {
    MainActor.assumeIsolated { DokkuProgram.run(self, GlobalFlags(environment: Environment.variable)) }
  }
}
