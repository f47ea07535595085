// SPDX-License-Identifier: MIT

/// Cuts the bytes of a configuration file into statements, by the rules of nginx's own reader: quotation marks count at the
/// start of a word only, so does `#`; a backslash takes the next byte with it; `}` ends nothing inside a word; `${`
/// opens no block.
struct StatementReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil at the end of the file.
  mutating func next() throws(UnreadableConfiguration) -> Statement? {
    var words: [Word] = []
    while let byte = try skipBlank(hasWords: !words.isEmpty) {
      switch byte {
      case UInt8(ascii: ";"), UInt8(ascii: "{"):
        if words.isEmpty { throw problem(.emptyDirective) }
        position += 1
        if byte == UInt8(ascii: ";") { return .directive(words, end: position - 1) }
        depth += 1
        return .opening(words)
      case UInt8(ascii: "}") where words.isEmpty:
        if depth == 0 { throw problem(.unexpectedClosing) }
        depth -= 1
        position += 1
        return .closing(at: position - 1)
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        words.append(try quotedWord(byte))
      default:
        words.append(try plainWord())
      }
    }
    return nil
  }

  /// The byte that ends white space and comments.
  private mutating func skipBlank(hasWords: Bool) throws(UnreadableConfiguration) -> UInt8? {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") {
        position = bytes[position...].firstIndex(of: 0x0a) ?? bytes.count
      } else if Self.isBlank(byte) {
        position += 1
      } else {
        return byte
      }
    }
    if hasWords || depth > 0 { throw problem(.unexpectedEnd) }
    return nil
  }

  private mutating func quotedWord(_ mark: UInt8) throws(UnreadableConfiguration) -> Word {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != mark { position += bytes[position] == Self.backslash ? 2 : 1 }
    guard position < bytes.count else { throw problem(.unexpectedEnd, at: start) }
    let inside = bytes[start + 1..<position]
    position += 1
    // A closing parenthesis may follow, for `if ($a = "b")`; it is a word of its own.
    if position < bytes.count, !Self.isBlank(bytes[position]), !";{)".utf8.contains(bytes[position]) {
      throw problem(.afterQuotation)
    }
    return Word(range: start..<position, value: Self.unescaped(inside), isQuoted: true)
  }

  private mutating func plainWord() throws(UnreadableConfiguration) -> Word {
    let start = position
    var isAfterDollar = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.backslash {
        position += 2
        isAfterDollar = false
        continue
      }
      if Self.isBlank(byte) || byte == UInt8(ascii: ";") || (byte == UInt8(ascii: "{") && !isAfterDollar) { break }
      isAfterDollar = byte == UInt8(ascii: "$")
      position += 1
    }
    guard position < bytes.count else { throw problem(.unexpectedEnd, at: start) }
    return Word(range: start..<position, value: Self.unescaped(bytes[start..<position]), isQuoted: false)
  }

  private func problem(_ problem: UnreadableConfiguration.Problem, at place: Int? = nil) -> UnreadableConfiguration {
    let before = bytes.prefix(place ?? position)
    return UnreadableConfiguration(line: before.count { $0 == 0x0a } + 1, problem: problem)
  }
}

extension StatementReader {
  private static let backslash = UInt8(ascii: "\\")

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d }

  /// nginx knows `\"`, `\'`, `\\`, `\t`, `\r` and `\n`; before anything else a backslash means itself.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    let meanings: [UInt8: UInt8] = [
      0x22: 0x22, 0x27: 0x27, 0x5c: 0x5c, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0d, UInt8(ascii: "n"): 0x0a,
    ]
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == backslash, let next = rest.first, let meaning = meanings[next] {
        result.append(meaning)
        rest = rest.dropFirst()
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
