// SPDX-License-Identifier: MIT
import ArgumentParser
import Glibc
import Host

/// The program as its caller sees it: arguments in, an exit status out.
package enum Program {
  /// Runs what the arguments ask for; the first names the program itself.
  package static func main(_ arguments: [String] = Swift.CommandLine.arguments) -> Never {
    let global = GlobalFlags(environment: Environment.variable)
    switch Invocation(arguments, isPlugin: { ThisProcess.sees(PluginFolder.descriptionFile, in: $0) }) {
    case .program(let words): main(words, global)
    case .subcommand(let name, let words): DokkuProgram.main(name, words, global)
    case .commands(let words):
      let answer = PluginCommands.answer(words) { ThisProcess.parentArguments }
      print(answer.output, terminator: "")
      exit(answer.status)
    case .trigger(let trigger, let words): DokkuProgram.run(global) { try $0.perform(trigger, words) }
    case .unknownTrigger(let name): end(with: CommandFailed("Invalid plugin trigger call: \(name)"))
    }
  }

  private static func main(_ words: [String], _ start: GlobalFlags) -> Never {
    var global = start
    let rest = global.take(from: words)
    if let name = rest.first, DokkuProgram.isMeant(by: name) {
      DokkuProgram.main(name, Array(rest.dropFirst()), global)
    }
    do {
      var command = try EventListenerCommand.parseAsRoot(words)
      try command.run()
      exit(EXIT_SUCCESS)
    } catch {
      end(with: error)
    }
  }

  /// Leaves with what is to be said of a command that did not simply return.
  static func end(with error: any Error) -> Never {
    let ending = ProgramEnding(error)
    print(ending.output, terminator: "")
    fflush(nil)
    write(STDERR_FILENO, ending.errorOutput, ending.errorOutput.utf8.count)
    exit(ending.status)
  }
}
