// SPDX-License-Identifier: MIT

/// JSON as Go's encoding/json writes it: sorted keys, no blanks, safe inside HTML.
enum JSONSpelling {
  static func spell(_ value: Value, _ limits: Limits) throws(Fault) -> Text {
    var sink = Sink(limits)
    try write(value, into: &sink)
    return sink.bytes[...]
  }

  private static func write(_ value: Value, into sink: inout Sink) throws(Fault) {
    switch value {
    case .nothing: try sink.append("null" as StaticString)
    case .bool(let isTrue): try sink.append(isTrue ? "true" : "false")
    case .integer(let number): try sink.append(String(number))
    case .float(let number): try sink.append(FloatSpelling.json(number))
    case .text(let text): try write(text, into: &sink)
    case .list(let list):
      try sink.append(UInt8(ascii: "["))
      for (offset, element) in list.elements.enumerated() {
        if offset > 0 { try sink.append(UInt8(ascii: ",")) }
        try write(element, into: &sink)
      }
      try sink.append(UInt8(ascii: "]"))
    case .map(let map): try write(map, into: &sink)
    }
  }

  private static func write(_ map: [String: Value], into sink: inout Sink) throws(Fault) {
    try sink.append(UInt8(ascii: "{"))
    let keys = map.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (offset, key) in keys.enumerated() {
      if offset > 0 { try sink.append(UInt8(ascii: ",")) }
      try write(Array(key.utf8)[...], into: &sink)
      try sink.append(UInt8(ascii: ":"))
      try write(map[key] ?? .nothing, into: &sink)
    }
    try sink.append(UInt8(ascii: "}"))
  }

  private static func write(_ text: Text, into sink: inout Sink) throws(Fault) {
    try sink.append(.doubleQuote)
    for (unit, scalar) in Characters(text) {
      if let scalar, let escape = escape(scalar) {
        try sink.append(escape)
      } else if scalar == nil {
        try sink.append("\\ufffd" as StaticString)
      } else {
        try sink.append(unit)
      }
    }
    try sink.append(.doubleQuote)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{8}": return "\\b"
    case "\u{c}": return "\\f"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1f}":
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    default: return nil
    }
  }
}
