// SPDX-License-Identifier: MIT

/// The variables that can be named at a place of a template.
struct Scope {
  private(set) var given: [Routine.Given] = []
  private(set) var slots = 1
  private var givenSlots: [String: Int] = [:]
  /// In the order of their declaration, to be forgotten from the end.
  private var declared: [String] = []
  /// The last one of a name is the one that is seen.
  private var declaredSlots: [String: [Int]] = [:]
  /// sigil declares for the whole template, not for those defined in it.
  private let declaresAll: Bool

  init(declaresAll: Bool) { self.declaresAll = declaresAll }

  /// What is declared after this leaves with `release`.
  var mark: Int { declared.count }

  mutating func release(_ mark: Int) {
    for name in declared[mark...] { declaredSlots[name]?.removeLast() }
    declared.removeSubrange(mark...)
  }

  mutating func declare(_ name: String) -> Int {
    declared.append(name)
    declaredSlots[name, default: []].append(slots)
    slots += 1
    return slots - 1
  }

  /// Nil for a variable that nobody has declared.
  mutating func slot(of name: String) -> Int? {
    if let known = declaredSlots[name]?.last { return known }
    if name.isEmpty { return 0 }
    if let known = givenSlots[name] { return known }
    guard declaresAll else { return nil }
    given.append(Routine.Given(name: name, slot: slots))
    givenSlots[name] = slots
    slots += 1
    return slots - 1
  }
}
