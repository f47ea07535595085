// SPDX-License-Identifier: MIT

/// A JSON value to be written. Keys keep their order, as an engine's structs do.
package indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Int64)
  case string(String)
  case array([JSON])
  case object([(key: String, value: JSON)])
  /// Text that is JSON already.
  case raw([UInt8])

  package static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }

  /// Keys sorted, as Go writes its maps.
  package static func map(_ pairs: [String: String]) -> JSON {
    .object(pairs.sorted { $0.key < $1.key }.map { (key: $0.key, value: .string($0.value)) })
  }

  /// Go's nil slices and empty strings: null in place of nothing.
  package static func listOrNull(_ texts: [String]) -> JSON { texts.isEmpty ? .null : strings(texts) }

  package var bytes: [UInt8] {
    var result: [UInt8] = []
    write(to: &result)
    return result
  }

  private func write(to output: inout [UInt8]) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let value): output += String(value).utf8
    case .string(let text): Self.quote(text, into: &output)
    case .array(let values): Self.enclose("[", values, "]", into: &output) { $0.write(to: &$1) }
    case .object(let pairs):
      Self.enclose("{", pairs, "}", into: &output) { pair, output in
        Self.quote(pair.key, into: &output)
        output.append(UInt8(ascii: ":"))
        pair.value.write(to: &output)
      }
    case .raw(let bytes): output += bytes
    }
  }

  private static func enclose<Element>(
    _ opening: Unicode.Scalar, _ elements: [Element], _ closing: Unicode.Scalar, into output: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: opening))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(element, &output)
    }
    output.append(UInt8(ascii: closing))
  }

  private static func quote(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output += "\\u00".utf8
        output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int64) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral {
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { (key: $0.0, value: $0.1) })
  }
  package init(nilLiteral: ()) { self = .null }
}
