// SPDX-License-Identifier: MIT

extension Directive {
  /// The directives as the text of a file: two spaces a level, an empty line before every outermost block but the first.
  package static func spelled(_ directives: [Directive]) throws(UnspellableValue) -> String {
    var bytes: [UInt8] = []
    for directive in directives {
      if directive.block != nil, !bytes.isEmpty { bytes.append(0x0a) }
      try directive.write(to: &bytes, depth: 0)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], depth: Int) throws(UnspellableValue) {
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
    bytes.append(contentsOf: name.utf8)
    for argument in arguments {
      bytes.append(0x20)
      try argument.spell(into: &bytes)
    }
    guard let block else { return bytes.append(contentsOf: ";\n".utf8) }
    bytes.append(contentsOf: " {\n".utf8)
    for directive in block { try directive.write(to: &bytes, depth: depth + 1) }
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth))
    bytes.append(contentsOf: "}\n".utf8)
  }
}
