// SPDX-License-Identifier: MIT

nonisolated extension SettingName {
  /// What was probably meant by a variable that is no setting; nil for one that is like none.
  static func nearest(to variable: String) -> SettingName? {
    let distances = allCases.map { (name: $0, distance: distance(Array(variable.utf8), Array($0.variable.utf8))) }
    return distances.min { $0.distance < $1.distance }.flatMap { $0.distance <= 3 ? $0.name : nil }
  }

  /// How many letters have to be put in, taken out or replaced, row by row of Levenshtein's table.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var next = [index + 1]
      for (place, another) in other.enumerated() {
        next.append(min(next[place] + 1, row[place + 1] + 1, row[place] + (letter == another ? 0 : 1)))
      }
      row = next
    }
    return row[other.count]
  }
}
