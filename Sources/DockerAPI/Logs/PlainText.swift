// SPDX-License-Identifier: MIT

/// One line of somebody's output without what is no text: the commands that terminals obey (ECMA-48), and bytes that are
/// no UTF-8. journalctl shows a field that holds a control character as a count of bytes.
enum PlainText {
  private enum Place {
    case text
    /// After ESC.
    case escape
    /// CSI and its parameters, up to the letter that ends them.
    case command
    /// OSC, DCS and the like, up to their terminator.
    case string
    case stringEscape
  }

  static func of(_ bytes: [UInt8]) -> String {
    var place = Place.text
    var line = String.UnicodeScalarView()
    var before = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if place == .text, scalar == "\r" {
        // What comes next is written over it, as by a progress bar; at the line's end nothing does.
        if !line.isEmpty { before = line }
        line = String.UnicodeScalarView()
      } else if let kept = take(scalar, &place) {
        line.append(kept)
      }
    }
    return String(line.isEmpty ? before : line)
  }

  private static func take(_ scalar: Unicode.Scalar, _ place: inout Place) -> Unicode.Scalar? {
    switch (place, scalar.value) {
    case (.text, 0x1b), (.escape, 0x1b), (.command, 0x1b): place = .escape
    case (.text, 0x9b): place = .command
    case (.text, 0x90), (.text, 0x98), (.text, 0x9d...0x9f): place = .string
    case (.text, 0x09): return scalar
    case (.text, 0..<0x20), (.text, 0x7f..<0xa0): return "\u{fffd}"
    case (.text, _): return scalar
    case (.escape, 0x5b): place = .command
    case (.escape, 0x50), (.escape, 0x58), (.escape, 0x5d...0x5f): place = .string
    // Intermediate bytes: the final one is still to come.
    case (.escape, 0x20...0x2f): break
    case (.escape, _): place = .text
    case (.command, 0x40...0x7e): place = .text
    case (.command, _): break
    case (.string, 0x07), (.string, 0x9c): place = .text
    case (.string, 0x1b): place = .stringEscape
    case (.string, _): break
    case (.stringEscape, 0x5c): place = .text
    case (.stringEscape, _): place = .string
    }
    return nil
  }
}
