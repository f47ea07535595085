// SPDX-License-Identifier: MIT

import Core

/// Walks over an `ENV` file's bytes, statement by statement.
struct EnvironmentScanner {
  enum Fault: String, Error {
    case noSeparator = "no = after the name"
    case badName = "not a variable's name"
    case unterminated = "the quoted value has no end"
  }

  private let bytes: [UInt8]
  private var index = 0
  /// Counted from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  /// Moves past blank lines and comments; false at the end.
  mutating func skipToStatement() -> Bool {
    while let byte = next {
      if byte == .numberSign {
        skipLine()
      } else if byte.isBlank || byte == .lineFeed {
        advance(to: index + 1)
      } else {
        return true
      }
    }
    return false
  }

  mutating func skipLine() { advance(to: endOfLine) }

  /// The name before `=` or `:`, without `export`.
  mutating func name() throws(Fault) -> ArraySlice<UInt8> {
    let export = Array("export".utf8)
    if bytes[index...].starts(with: export), bytes[(index + export.count)...].first?.isBlank == true {
      advance(to: index + export.count)
    }
    let end = endOfLine
    guard let separator = bytes[index..<end].firstIndex(where: { $0 == .equals || $0 == .colon }) else {
      throw .noSeparator
    }
    let name = bytes[index..<separator].trimmed
    guard name.allSatisfy({ $0.isLetterOrDigit || $0 == .underscore || $0 == 0x2e || $0.isBlank }) else {
      throw .badName
    }
    advance(to: separator + 1)
    return name
  }

  /// The value after the separator. Expansion sees the variables read so far.
  mutating func value(_ variables: [String: String]) throws(Fault) -> [UInt8] {
    while let byte = next, byte.isBlank { advance(to: index + 1) }
    switch next {
    case .singleQuote?: return try singleQuoted()
    case .doubleQuote?: return try doubleQuoted(variables)
    default: return unquoted(variables)
    }
  }

  private var endOfLine: Int { bytes[index...].firstIndex(of: .lineFeed) ?? bytes.endIndex }

  private mutating func advance(to end: Int) {
    for position in index..<end where bytes[position] == .lineFeed { line += 1 }
    index = end
  }

  /// Literal; a backslash keeps the quote after it from ending the value and stays.
  private mutating func singleQuoted() throws(Fault) -> [UInt8] {
    var end = index + 1
    while end < bytes.endIndex, bytes[end] != .singleQuote || bytes[end - 1] == .backslash { end += 1 }
    guard end < bytes.endIndex else { throw .unterminated }
    let value = Array(bytes[(index + 1)..<end])
    advance(to: end + 1)
    return value
  }

  /// `\n` and `\r` are line ends, every other escaped character is itself, variables are expanded.
  private mutating func doubleQuoted(_ variables: [String: String]) throws(Fault) -> [UInt8] {
    var value: [UInt8] = []
    var position = index + 1
    while position < bytes.endIndex {
      switch bytes[position] {
      case .doubleQuote:
        advance(to: position + 1)
        return value
      case .backslash where position + 1 < bytes.endIndex:
        value.append(Self.unescaped(bytes[position + 1]))
        position += 2
      case .dollar:
        position = expand(at: position, before: bytes.endIndex, variables, into: &value)
      case let byte:
        value.append(byte)
        position += 1
      }
    }
    throw .unterminated
  }

  private static func unescaped(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x6e: .lineFeed
    case 0x72: .carriageReturn
    default: byte
    }
  }

  /// Until the end of the line or a comment, which is a `#` after a blank; the last such one, as in Dokku's library.
  private mutating func unquoted(_ variables: [String: String]) -> [UInt8] {
    let end = endOfLine
    let line = bytes[index..<end]
    let comment = line.indices.last { $0 > index && bytes[$0] == .numberSign && bytes[$0 - 1].isBlank }
    let text = line[..<(comment ?? end)].trimmed
    var value: [UInt8] = []
    var position = text.startIndex
    while position < text.endIndex {
      if bytes[position] == .backslash, position + 1 < text.endIndex, bytes[position + 1] == .dollar {
        value.append(.dollar)
        position += 2
      } else if bytes[position] == .dollar {
        position = expand(at: position, before: text.endIndex, variables, into: &value)
      } else {
        value.append(bytes[position])
        position += 1
      }
    }
    advance(to: end)
    return value
  }

  /// `$NAME` or `${NAME}` of capitals, digits and underscores; any other dollar is itself. Returns where to go on.
  private func expand(
    at dollar: Int, before end: Int, _ variables: [String: String], into value: inout [UInt8]
  ) -> Int {
    let isBraced = dollar + 1 < end && bytes[dollar + 1] == .openBrace
    let start = dollar + (isBraced ? 2 : 1)
    var stop = start
    while stop < end, bytes[stop].isDigit || bytes[stop] == .underscore || (0x41...0x5a).contains(bytes[stop]) {
      stop += 1
    }
    guard stop > start else {
      value.append(.dollar)
      return dollar + 1
    }
    value += Array((variables[String(decoding: bytes[start..<stop], as: UTF8.self)] ?? "").utf8)
    return isBraced && stop < end && bytes[stop] == .closeBrace ? stop + 1 : stop
  }
}
