// SPDX-License-Identifier: MIT

/// What was typed where a name is to be typed again, read as Go's `fmt.Scanln` reads one word.
nonisolated enum Confirmation {
  static func check(_ line: [UInt8]?, is name: String) throws(CommandFailed) {
    guard let line else { throw CommandFailed("EOF") }
    let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d || $0 == 0x0a }
    guard let word = words.first else { throw CommandFailed(line.last == 0x0a ? "unexpected newline" : "EOF") }
    guard words.count == 1 else { throw CommandFailed("expected newline") }
    guard word.elementsEqual(name.utf8) else {
      throw CommandFailed("Confirmation did not match test. Aborted.", isPlain: true)
    }
  }
}
