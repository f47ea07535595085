// SPDX-License-Identifier: MIT

/// Apps one of which made nginx throw a configuration away, when nobody could tell which. All are taken back, and then
/// tried again one at a time, so that the one that is to blame is found alone.
struct Suspects: Hashable, Sendable {
  /// Written since the last proof.
  private var unproven: Set<AppName> = []
  private(set) var waiting: Set<AppName> = []

  mutating func wrote(_ apps: some Sequence<AppName>) { unproven.formUnion(apps) }

  mutating func proven() { unproven = [] }

  /// Those to take back. None when no more than one was written, who needs no trial.
  mutating func accuse() -> [AppName] {
    guard unproven.count > 1 else { return [] }
    waiting.formUnion(unproven)
    unproven = []
    return waiting.sorted()
  }

  mutating func next() -> AppName? {
    guard let first = waiting.min() else { return nil }
    waiting.remove(first)
    return first
  }

  mutating func forget(_ app: AppName) {
    waiting.remove(app)
    unproven.remove(app)
  }
}
