// SPDX-License-Identifier: MIT

/// Writes single values as the verbs of Go's fmt say.
struct VerbWriter {
  var sink: Sink

  mutating func write(_ value: Value, verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) {
    if verb == "T" { return try pad(Array(value.fmtTypeName.utf8)[...], flags) }
    switch value {
    case .nothing:
      if verb == "v" { try pad(Array("<nil>".utf8)[...], flags) } else { try writeBad(value, verb, flags) }
    case .bool(let isTrue):
      guard verb == "v" || verb == "t" else { return try writeBad(value, verb, flags) }
      try pad(Array((isTrue ? "true" : "false").utf8)[...], flags)
    case .integer(let number):
      if try !write(number, verb, flags) { try writeBad(value, verb, flags) }
    case .float(let number):
      guard let text = FloatSpelling.spell(number, verb: verb, precision: flags.precision) else {
        return try writeBad(value, verb, flags)
      }
      try padNumber(text, flags)
    case .text(let text):
      if try !write(text, verb, flags) { try writeBad(value, verb, flags) }
    case .list(let list): try write(list, verb, flags)
    case .map(let map): try write(map, verb, flags)
    }
  }

  /// The verb does not fit the value: Go says so in the text.
  private mutating func writeBad(_ value: Value, _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) {
    try sink.append("%!\(verb)(")
    if case .nothing = value {
      try sink.append("<nil>" as StaticString)
    } else {
      try sink.append(value.fmtTypeName + "=")
      try write(value, verb: "v", flags)
    }
    try sink.append(UInt8(ascii: ")"))
  }

  private mutating func write(_ list: List, _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) {
    let isSource = verb == "v" && flags.sharp
    try sink.append(isSource ? "[]interface {}{" : "[")
    for (offset, element) in list.elements.enumerated() {
      if offset > 0 { try sink.append(isSource ? ", " : " ") }
      try writeElement(element, verb, flags)
    }
    try sink.append(isSource ? "}" : "]")
  }

  private mutating func write(_ map: [String: Value], _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) {
    let isSource = verb == "v" && flags.sharp
    try sink.append(isSource ? "map[string]interface {}{" : "map[")
    let keys = map.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for (offset, key) in keys.enumerated() {
      if offset > 0 { try sink.append(isSource ? ", " : " ") }
      try write(.text(key), verb: verb, flags)
      try sink.append(UInt8(ascii: ":"))
      try writeElement(map[key] ?? .nothing, verb, flags)
    }
    try sink.append(isSource ? "}" : "]")
  }

  private mutating func writeElement(_ value: Value, _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) {
    guard case .nothing = value else { return try write(value, verb: verb, flags) }
    try sink.append(verb == "v" && flags.sharp ? "interface {}(nil)" : "<nil>")
  }
}

extension Value {
  /// Only fmt shows a nil as one.
  fileprivate var fmtTypeName: String {
    if case .nothing = self { return "<nil>" }
    return typeName
  }
}
