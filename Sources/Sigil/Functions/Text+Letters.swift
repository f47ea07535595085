// SPDX-License-Identifier: MIT

extension Text {
  /// Character by character, as Go does: what would become several stays.
  func mapped(
    ascii: (UInt8) -> UInt8, _ mapping: KeyPath<Unicode.Scalar.Properties, String>
  ) -> Text {
    if allSatisfy({ $0 < 0x80 }) { return map(ascii)[...] }
    var result: [UInt8] = []
    for scalar in String(decoding: self, as: UTF8.self).unicodeScalars {
      let mapped = scalar.properties[keyPath: mapping]
      result += (mapped.unicodeScalars.count == 1 ? mapped : String(scalar)).utf8
    }
    return result[...]
  }

  /// The first letter of each word as a capital.
  var capitalized: Text {
    var result: [UInt8] = []
    var isFirst = true
    for scalar in String(decoding: self, as: UTF8.self).unicodeScalars {
      let title = scalar.properties.titlecaseMapping
      result += (isFirst && title.unicodeScalars.count == 1 ? title : String(scalar)).utf8
      isFirst = !scalar.isOfWord
    }
    return result[...]
  }

  func trimmed(_ isLeftOut: (UInt8) -> Bool) -> Text {
    let isKept = { (byte: UInt8) in !isLeftOut(byte) }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else { return self[endIndex...] }
    return self[first...last]
  }
}

extension UInt8 {
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5a ? self + 0x20 : self }
  var uppercased: UInt8 { self >= 0x61 && self <= 0x7a ? self - 0x20 : self }
}

extension Unicode.Scalar {
  /// No separator, by the rule of Go's `strings.Title`.
  fileprivate var isOfWord: Bool {
    if isASCII { return UInt8(ascii: self).isWord }
    return !properties.isWhitespace
  }
}
