// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// What is said, and which status is left, when a command did not simply return.
nonisolated struct ProgramEnding: Equatable {
  static let failed: Int32 = 1
  /// As Dokku has it.
  static let badFlag: Int32 = 2
  static let noSuchApp: Int32 = 20
  /// EX_UNAVAILABLE (sysexits.h).
  static let noDocker: Int32 = 69
  /// EX_USAGE (sysexits.h).
  static let badSetting: Int32 = 64
  private static let limit = 2000

  var output = ""
  var errorOutput = ""
  let status: Int32

  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailed:
      status = failure.status
      errorOutput = failure.isPlain ? failure.message + "\n" : Self.line(failure.message)
    case let refused as FlagsRefused:
      status = refused.fault == .help ? 0 : Self.badFlag
      errorOutput = FlagUsage.text(refused.command, refused.flags)
      if refused.fault != .help { errorOutput += Self.harmless("\(refused.fault)") + "\n" }
    case let unknown as UnknownCommand:
      status = Self.failed
      errorOutput =
        Self.line("`\(unknown.name)` is not a dokku command.")
        + Self.line("See `dokku help` for a list of available commands.")
    case let setting as InvalidSetting:
      status = Self.badSetting
      errorOutput = Self.line("\(setting)")
    case is SystemCallFailed, is UnreadableFile, is PluginRefused:
      status = Self.failed
      errorOutput = Self.line("\(error)")
    case _ where EventListenerCommand.exitCode(for: error).isSuccess:
      status = 0
      output = CompletionScript.mended(EventListenerCommand.fullMessage(for: error)) + "\n"
    default:
      status = Self.badFlag
      errorOutput = Self.line(EventListenerCommand.message(for: error))
    }
  }

  /// In Dokku's shape: one line, whatever was said.
  private static func line(_ message: String) -> String {
    " !     \(harmless(message.split(whereSeparator: \.isNewline).joined(separator: " ")))\n"
  }

  /// What was typed may be part of it, however long.
  private static func harmless(_ text: String) -> String {
    let clipped = text.utf8.count > limit ? "\(text.prefix(limit))…" : text
    return clipped.escapedForTerminal
  }
}
