// SPDX-License-Identifier: MIT

extension Directive {
  /// The directives as the text of a file: two spaces a level, an empty line before every outermost block but the first.
  package static func spelled(_ directives: [Directive]) throws(UnspellableValue) -> String {
    var text = ""
    for directive in directives {
      if directive.block != nil, !text.isEmpty { text += "\n" }
      try directive.write(to: &text, depth: 0)
    }
    return text
  }

  private func write(to text: inout String, depth: Int) throws(UnspellableValue) {
    let margin = String(repeating: "  ", count: depth)
    text += margin + name
    for argument in arguments {
      text += " "
      text += try argument.spelled()
    }
    guard let block else {
      text += ";\n"
      return
    }
    text += " {\n"
    for directive in block { try directive.write(to: &text, depth: depth + 1) }
    text += margin + "}\n"
  }
}
