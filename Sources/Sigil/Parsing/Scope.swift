// SPDX-License-Identifier: MIT

/// The variables that can be named at a place of a template.
struct Scope {
  private(set) var given: [Routine.Given] = []
  private(set) var slots = 1
  private var declared: [(name: String, slot: Int)] = []
  /// sigil declares for the whole template, not for those defined in it.
  private let declaresAll: Bool

  init(declaresAll: Bool) { self.declaresAll = declaresAll }

  /// What is declared after this leaves with `release`.
  var mark: Int { declared.count }

  mutating func release(_ mark: Int) { declared.removeSubrange(mark...) }

  mutating func declare(_ name: String) -> Int {
    declared.append((name, slots))
    slots += 1
    return slots - 1
  }

  /// Nil for a variable that nobody has declared.
  mutating func slot(of name: String) -> Int? {
    if let known = declared.last(where: { $0.name == name }) { return known.slot }
    if name.isEmpty { return 0 }
    if let known = given.first(where: { $0.name == name }) { return known.slot }
    guard declaresAll else { return nil }
    given.append(Routine.Given(name: name, slot: slots))
    slots += 1
    return slots - 1
  }
}
