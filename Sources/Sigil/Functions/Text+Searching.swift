// SPDX-License-Identifier: MIT

extension Text {
  /// The first place of a text that is not empty.
  func range(of part: Text, from start: Int) -> Range<Int>? {
    guard let first = part.first else { return start..<start }
    var place = start
    while place + part.count <= endIndex {
      if self[place] == first, self[place..<(place + part.count)] == part { return place..<(place + part.count) }
      place += 1
    }
    return nil
  }

  /// What is between the separators; without one, every character.
  func parts(between separator: Text, _ budget: inout Budget) throws(Fault) -> [Text] {
    try budget.spend(count / 16, times: separator.count)
    if separator.isEmpty { return try characters(&budget) }
    var parts: [Text] = []
    var start = startIndex
    while let range = range(of: separator, from: start) {
      try budget.spend()
      parts.append(self[start..<range.lowerBound])
      start = range.upperBound
    }
    parts.append(self[start...])
    return parts
  }

  private func characters(_ budget: inout Budget) throws(Fault) -> [Text] {
    try budget.spend(count)
    var parts: [Text] = []
    var start = startIndex
    while start < endIndex {
      let isASCII = self[start] < 0x80
      let scalar = String(decoding: self[start..<Swift.min(start + 4, endIndex)], as: UTF8.self).unicodeScalars.first
      // A byte that begins no character stands alone, and decodes as one of three.
      let isBroken = scalar == "\u{fffd}" && self[start] != 0xef
      let length = isASCII || isBroken ? 1 : scalar.map { String($0).utf8.count } ?? 1
      let end = Swift.min(start + length, endIndex)
      parts.append(self[start..<end])
      start = end
    }
    return parts
  }
}
