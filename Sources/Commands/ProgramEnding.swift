// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// What is said, and which status is left, when a command did not simply return.
nonisolated struct ProgramEnding: Equatable {
  static let failed: Int32 = 1
  /// As Dokku has it.
  static let badFlag: Int32 = 2
  /// EX_USAGE (sysexits.h).
  static let badSetting: Int32 = 64

  var output = ""
  var errorOutput = ""
  let status: Int32

  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailed:
      status = Self.failed
      errorOutput = Self.line(failure.message)
    case let setting as InvalidSetting:
      status = Self.badSetting
      errorOutput = Self.line("\(setting)")
    case _ where EventListenerCommand.exitCode(for: error).isSuccess:
      status = 0
      output = EventListenerCommand.fullMessage(for: error) + "\n"
    default:
      status = Self.badFlag
      errorOutput = Self.line(EventListenerCommand.message(for: error))
    }
  }

  /// In Dokku's shape: one line, whatever was said.
  private static func line(_ message: String) -> String {
    " !     \(message.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
  }
}
