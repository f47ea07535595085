// SPDX-License-Identifier: MIT

extension VerbWriter {
  /// False for a verb that is not for text.
  mutating func write(_ text: Text, _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) -> Bool {
    switch verb {
    case "v" where flags.sharp: try pad(Quoting.quoted(text, by: .doubleQuote, VerbFlags()), flags)
    case "v", "s": try pad(text.prefix(characters: flags.precision), flags)
    case "q": try pad(Quoting.quoted(text.prefix(characters: flags.precision), by: .doubleQuote, flags), flags)
    case "x": try pad(Self.hex(text, "0123456789abcdef", "0x", flags), flags)
    case "X": try pad(Self.hex(text, "0123456789ABCDEF", "0X", flags), flags)
    default: return false
    }
    return true
  }

  /// Every byte as two digits; the space flag keeps them apart.
  private static func hex(_ text: Text, _ digits: String, _ prefix: String, _ flags: VerbFlags) -> Text {
    let digits = Array(digits.utf8)
    var result: [UInt8] = []
    for (offset, byte) in text.prefix(flags.precision ?? text.count).enumerated() {
      if offset > 0, flags.space { result.append(.space) }
      if flags.sharp, offset == 0 || flags.space { result += prefix.utf8 }
      result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return result[...]
  }
}

extension Text {
  fileprivate func prefix(characters limit: Int?) -> Text {
    guard let limit else { return self }
    var seen = 0
    for index in indices where self[index] & 0xc0 != 0x80 {
      if seen == limit { return self[..<index] }
      seen += 1
    }
    return self
  }
}
