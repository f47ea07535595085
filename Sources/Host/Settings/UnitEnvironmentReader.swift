// SPDX-License-Identifier: MIT

/// Cuts a file of variables into assignments, byte by byte, by systemd's rules: a quotation counts only where a value or
/// a piece of it begins, a backslash before the end of a line takes that end away, and so it does in a comment.
nonisolated struct UnitEnvironmentReader {
  enum Flaw: Equatable { case noEquals, comment, openQuotation }

  struct Found: Equatable {
    var name: [UInt8] = []
    var value: [UInt8] = []
    /// Where it begins.
    var line: Int
    var flaw: Flaw?
  }

  private enum Place: Equatable {
    case start, name, beforeValue, value, escape, singleQuotes, doubleQuotes, doubleQuotesEscape, comment
    case commentEscape
  }

  private(set) var found: [Found] = []
  private var place = Place.start
  private var current = Found(line: 1)
  private var line = 1
  /// Of the value: up to here blanks at its end were meant.
  private var kept = 0

  mutating func read(_ bytes: [UInt8]) {
    for byte in bytes {
      take(byte)
      if byte == 0x0a { line += 1 }
    }
    switch place {
    case .start, .comment, .commentEscape: break
    case .name: end(.noEquals)
    case .singleQuotes, .doubleQuotes, .doubleQuotesEscape: end(.openQuotation)
    case .value: endTrimmed()
    case .beforeValue, .escape: end()
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch place {
    case .start: begin(byte)
    case .name: takeName(byte)
    case .beforeValue: takeBeforeValue(byte)
    case .value:
      if Self.endsLine(byte) { endTrimmed() } else { takeValue(byte) }
    case .escape:
      place = .value
      if !Self.endsLine(byte) { current.value.append(byte) }
      kept = current.value.count
    case .singleQuotes:
      if byte == UInt8(ascii: "'") { place = .beforeValue } else { current.value.append(byte) }
    case .doubleQuotes: takeQuoted(byte)
    case .doubleQuotesEscape:
      place = .doubleQuotes
      if "\"\\`$".utf8.contains(byte) {
        current.value.append(byte)
      } else if byte != 0x0a {
        current.value += [UInt8(ascii: "\\"), byte]
      }
    case .comment:
      if byte == UInt8(ascii: "\\") { place = .commentEscape } else if Self.endsLine(byte) { place = .start }
    case .commentEscape:
      place = .comment
      if Self.endsLine(byte) { found.append(Found(line: line, flaw: .comment)) }
    }
  }

  private mutating func begin(_ byte: UInt8) {
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
      place = .comment
    } else if !Self.isBlank(byte) {
      current = Found(name: [byte], line: line)
      kept = 0
      place = .name
    }
  }

  private mutating func takeName(_ byte: UInt8) {
    if Self.endsLine(byte) {
      end(.noEquals)
    } else if byte == UInt8(ascii: "=") {
      Self.trim(&current.name, to: 1)
      place = .beforeValue
    } else {
      current.name.append(byte)
    }
  }

  private mutating func takeBeforeValue(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "'"): place = .singleQuotes
    case UInt8(ascii: "\""): place = .doubleQuotes
    case _ where Self.endsLine(byte): end()
    case _ where Self.isBlank(byte): break
    default: takeValue(byte)
    }
  }

  private mutating func takeValue(_ byte: UInt8) {
    place = byte == UInt8(ascii: "\\") ? .escape : .value
    if place == .value { current.value.append(byte) }
  }

  private mutating func takeQuoted(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): place = .beforeValue
    case UInt8(ascii: "\\"): place = .doubleQuotesEscape
    default: current.value.append(byte)
    }
  }

  private mutating func endTrimmed() {
    Self.trim(&current.value, to: kept)
    end()
  }

  private mutating func end(_ flaw: Flaw? = nil) {
    current.flaw = flaw
    found.append(current)
    place = .start
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }
  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || endsLine(byte) }

  private static func trim(_ bytes: inout [UInt8], to least: Int) {
    while bytes.count > least, let last = bytes.last, isBlank(last) { bytes.removeLast() }
  }
}
