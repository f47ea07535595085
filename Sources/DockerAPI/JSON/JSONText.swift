// SPDX-License-Identifier: MIT

/// JSON to be sent or shown.
package indirect enum JSONText: Sendable {
  case text(String)
  case number(Int)
  case flag(Bool)
  case null
  case list([JSONText])
  /// In this order.
  case object([(key: String, value: JSONText)])

  package var spelled: String {
    switch self {
    case .text(let text): Self.quote(text)
    case .number(let number): String(number)
    case .null: "null"
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[\(values.map(\.spelled).joined(separator: ","))]"
    case .object(let members):
      "{\(members.map { "\(Self.quote($0.key)):\($0.value.spelled)" }.joined(separator: ","))}"
    }
  }

  /// As Go's encoder spells it, which keeps it harmless inside of HTML; Dokku's own answers look so.
  package var spelledForHTML: String {
    var text = ""
    for scalar in spelled.unicodeScalars {
      switch scalar {
      case "<", ">", "&": text += "\\u00" + String(scalar.value, radix: 16)
      case "\u{2028}", "\u{2029}": text += "\\u" + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  package static func texts(_ texts: some Sequence<String>) -> JSONText { .list(texts.map { .text($0) }) }

  private static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\0"..<" ": quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
