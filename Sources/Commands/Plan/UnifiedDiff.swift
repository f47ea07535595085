// SPDX-License-Identifier: MIT

/// The difference between two texts as `diff -u` spells it.
nonisolated struct UnifiedDiff: Equatable, Sendable {
  struct Line: Equatable, Sendable {
    enum Side: String, Sendable {
      case both = " "
      case old = "-"
      case new = "+"
    }

    let side: Side
    /// With its newline, where it has one.
    let text: Substring
  }

  struct Hunk: Equatable, Sendable {
    /// Counted from 1; the line before where there are none.
    let oldStart: Int
    let newStart: Int
    let lines: [Line]

    func count(_ other: Line.Side) -> Int { lines.count { $0.side == .both || $0.side == other } }
  }

  /// Lines around a change.
  private static let context = 3
  /// The search for the fewest changes takes the square of the lines in time and memory; more are replaced as one.
  private static let searched = 6000

  let hunks: [Hunk]

  init(_ old: String, _ new: String) {
    hunks = Self.hunks(of: Self.script(Self.lines(of: old), Self.lines(of: new)))
  }

  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: 0x0a) {
      let next = rest.utf8.index(after: end)
      lines.append(rest[..<next])
      rest = rest[next...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// All lines of both texts; those that go stand before those that come.
  private static func script(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let begin = zip(old, new).prefix { isSame($0, $1) }.count
    let end = zip(old[begin...].reversed(), new[begin...].reversed()).prefix { isSame($0, $1) }.count
    let middle = changes(Array(old[begin..<(old.count - end)]), Array(new[begin..<(new.count - end)]))
    return old.prefix(begin).map { Line(side: .both, text: $0) } + middle
      + old.suffix(end).map { Line(side: .both, text: $0) }
  }

  private static func isSame(_ one: Substring, _ other: Substring) -> Bool { one.utf8.elementsEqual(other.utf8) }

  private static func changes(_ old: [Substring], _ new: [Substring]) -> [Line] {
    if old.count + new.count > searched {
      return old.map { Line(side: .old, text: $0) } + new.map { Line(side: .new, text: $0) }
    }
    var (gone, come): (Set<Int>, Set<Int>) = ([], [])
    for change in new.difference(from: old, by: isSame) {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var script: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if gone.contains(left) {
        script.append(Line(side: .old, text: old[left]))
        left += 1
      } else if come.contains(right) {
        script.append(Line(side: .new, text: new[right]))
        right += 1
      } else {
        script.append(Line(side: .both, text: old[left]))
        (left, right) = (left + 1, right + 1)
      }
    }
    return script
  }

  /// Changes whose surroundings touch are one hunk.
  private static func hunks(of script: [Line]) -> [Hunk] {
    var ranges: [Range<Int>] = []
    for index in script.indices where script[index].side != .both {
      let range = max(0, index - context)..<min(script.count, index + context + 1)
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { range in
      let before = script[..<range.lowerBound]
      let lines = Array(script[range])
      let starts = [Line.Side.old, .new].map { side in
        before.count { $0.side == .both || $0.side == side } + (lines.contains { $0.side != side.other } ? 1 : 0)
      }
      return Hunk(oldStart: starts[0], newStart: starts[1], lines: lines)
    }
  }
}

extension UnifiedDiff.Line.Side {
  fileprivate nonisolated var other: Self {
    switch self {
    case .both: .both
    case .old: .new
    case .new: .old
    }
  }
}

extension UnifiedDiff.Hunk {
  /// `@@ -1,3 +1,4 @@`; a count of one is left out, as diff(1) has it.
  nonisolated var head: String {
    let spell = { (start: Int, count: Int) in count == 1 ? "\(start)" : "\(start),\(count)" }
    return "@@ -\(spell(oldStart, count(.old))) +\(spell(newStart, count(.new))) @@"
  }
}
