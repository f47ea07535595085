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
    if separator.isEmpty {
      try budget.spend(count)
      return Characters(self).map(\.bytes)
    }
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
}
