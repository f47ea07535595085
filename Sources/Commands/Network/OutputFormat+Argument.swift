// SPDX-License-Identifier: MIT

extension OutputFormat {
  nonisolated init(argument text: String) throws(CommandFailed) {
    guard let format = OutputFormat(rawValue: text) else {
      throw CommandFailed("Invalid format specified, use either text or json")
    }
    self = format
  }
}

extension FlagUsage {
  nonisolated static var format: FlagUsage {
    FlagUsage("format", value: "string", "text or json", standard: OutputFormat.text.rawValue)
  }
}
