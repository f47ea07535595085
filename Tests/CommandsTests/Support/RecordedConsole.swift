// SPDX-License-Identifier: MIT

@testable import Commands

/// Keeps what a command says, and answers with a text that was typed before.
final class RecordedConsole {
  private(set) var output = ""
  private(set) var errorOutput = ""
  private var input: ArraySlice<UInt8>

  init(_ input: String) { self.input = Array(input.utf8)[...] }

  var console: Console {
    Console(
      output: { self.output += String(decoding: $0, as: UTF8.self) },
      errorOutput: { self.errorOutput += String(decoding: $0, as: UTF8.self) },
      input: { limit in
        defer { self.input = self.input.dropFirst(limit) }
        return Array(self.input.prefix(limit))
      })
  }
}
