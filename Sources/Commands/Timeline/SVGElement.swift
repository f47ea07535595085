// SPDX-License-Identifier: MIT
import Host

/// An element of a drawing, spelled in one place so that nothing in it is taken for markup.
nonisolated struct SVGElement {
  let name: String
  let attributes: [(name: String, value: String)]
  var text = ""
  var children: [SVGElement] = []

  init(
    _ name: String, _ attributes: [(String, String)] = [], text: String = "", title: String? = nil,
    children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = (title.map { [SVGElement("title", text: $0)] } ?? []) + children
  }

  func spelled(indent: String = "") -> String {
    let head = "\(indent)<\(name)\(attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined())"
    if text.isEmpty, children.isEmpty { return "\(head)/>\n" }
    // White space beside a text would be shown.
    if !text.isEmpty {
      let inner = children.map { $0.spelled().dropLast() }.joined()
      return "\(head)>\(inner)\(Self.escaped(text))</\(name)>\n"
    }
    return "\(head)>\n\(children.map { $0.spelled(indent: indent + "  ") }.joined())\(indent)</\(name)>\n"
  }

  /// XML 1.0 has no control characters but for the ends of lines.
  private static func escaped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForTerminal }
    var result = ""
    for scalar in lines.joined(separator: "\n").unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
