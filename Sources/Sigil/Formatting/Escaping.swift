// SPDX-License-Identifier: MIT

/// Go's `html`, `js` and `urlquery`.
enum Escaping {
  static func escape(_ text: Text, for function: Function, _ limits: Limits) throws(Fault) -> Text {
    var sink = Sink(limits)
    for (unit, scalar) in Characters(text) {
      switch function {
      case .html: try html(unit, into: &sink)
      case .js: try script(unit, scalar ?? "\u{fffd}", into: &sink)
      default: for byte in unit { try query(byte, into: &sink) }
      }
    }
    return sink.bytes[...]
  }

  private static func html(_ unit: Text, into sink: inout Sink) throws(Fault) {
    switch unit.first {
    case 0x00: try sink.append("\u{fffd}" as StaticString)
    case UInt8(ascii: "\""): try sink.append("&#34;" as StaticString)
    case UInt8(ascii: "'"): try sink.append("&#39;" as StaticString)
    case UInt8(ascii: "&"): try sink.append("&amp;" as StaticString)
    case UInt8(ascii: "<"): try sink.append("&lt;" as StaticString)
    case UInt8(ascii: ">"): try sink.append("&gt;" as StaticString)
    default: try sink.append(unit)
    }
  }

  private static func script(_ unit: Text, _ scalar: Unicode.Scalar, into sink: inout Sink) throws(Fault) {
    switch scalar {
    case "\\", "'", "\"":
      try sink.append(.backslash)
      try sink.append(unit)
    case "<", ">", "&", "=": try sink.append(code(scalar))
    default:
      if scalar.isASCII ? scalar.value >= 0x20 : scalar.isShown {
        try sink.append(unit)
      } else {
        try sink.append(code(scalar))
      }
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private static func query(_ byte: UInt8, into sink: inout Sink) throws(Fault) {
    if byte.isDigit || byte.isLetter || "-_.~".utf8.contains(byte) {
      try sink.append(byte)
    } else if byte == .space {
      try sink.append(UInt8(ascii: "+"))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      try sink.append(byte < 16 ? "%0" + digits : "%" + digits)
    }
  }
}
