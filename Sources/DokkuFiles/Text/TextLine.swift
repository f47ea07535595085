// SPDX-License-Identifier: MIT

/// A line of a file that is not blank, without the blanks around it.
package struct TextLine: Hashable, Sendable {
  /// Counted from 1.
  package let number: Int
  package let bytes: ArraySlice<UInt8>

  /// Nil where the bytes are not UTF-8.
  package var text: String? { String(validating: bytes, as: UTF8.self) }

  /// The lines of a file in order, blank ones left out.
  package static func all(in bytes: [UInt8]) -> [TextLine] {
    var result: [TextLine] = []
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let trimmed = line.trimmed
      if !trimmed.isEmpty { result.append(TextLine(number: index + 1, bytes: trimmed)) }
    }
    return result
  }

  /// How Dokku reads `CONTAINER`, `IP` and `PORT` files: the first line that is not blank.
  package static func first(in bytes: [UInt8]) -> TextLine? {
    var start = bytes.startIndex
    var number = 1
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.endIndex
      let trimmed = bytes[start..<end].trimmed
      if !trimmed.isEmpty { return TextLine(number: number, bytes: trimmed) }
      start = end + 1
      number += 1
    }
    return nil
  }
}
