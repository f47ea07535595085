// SPDX-License-Identifier: MIT

/// One look at everything: the containers, the networks and every app's files, then a decision for each app.
struct FullLook: Hashable, Sendable {
  enum Part: Hashable, Sendable { case containers, networks, apps }

  private(set) var awaited: Set<Part> = []
  private(set) var isForced = false
  private var next: Next?

  private enum Next: Hashable, Sendable { case plain, forced }

  var isIdle: Bool { awaited.isEmpty && next == nil }
  var isRunning: Bool { !awaited.isEmpty }

  func awaits(_ part: Part) -> Bool { awaited.contains(part) }

  /// False while one is under way; another one follows it then.
  mutating func begin(_ parts: Set<Part>, forced: Bool) -> Bool {
    if isRunning {
      next = forced || next == .forced ? .forced : .plain
      return false
    }
    awaited = parts
    isForced = forced
    return true
  }

  /// True when it was the last part.
  mutating func arrived(_ part: Part) -> Bool {
    awaited.remove(part) != nil && awaited.isEmpty
  }

  /// Whether another one was asked for meanwhile, and whether with force.
  mutating func takeNext() -> Bool? {
    defer { next = nil }
    return next.map { $0 == .forced }
  }

  mutating func abandon() {
    if isForced, isRunning { next = .forced }
    awaited = []
  }
}
