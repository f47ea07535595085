// SPDX-License-Identifier: MIT

import Core

/// Facts to the core, its orders to the executor, and what comes of them back as facts; one after another.
final class Circuit {
  private(set) var router: Router
  let executor: Executor
  /// Who carries an order out; the executor, unless it is only to be said what it would do.
  var perform: (Action) -> Void
  /// Called for each event once its orders have been given.
  var afterEvent: (Event) -> Void = { _ in }
  private let onOrder: (Action) -> Void
  private var waiting: [Event] = []
  private var isFolding = false

  init(_ router: Router, _ executor: Executor, onOrder: @escaping (Action) -> Void = { _ in }) {
    self.router = router
    self.executor = executor
    self.onOrder = onOrder
    perform = { executor.perform($0) }
    executor.feed = { [weak self] event in self?.feed(event) }
  }

  /// In order of arrival; what an order answers at once waits for its turn.
  func feed(_ event: Event) {
    waiting.append(event)
    guard !isFolding else { return }
    isFolding = true
    defer { isFolding = false }
    var next = 0
    while next < waiting.count {
      let event = waiting[next]
      next += 1
      for action in router.handle(event, at: BootClock.now) {
        perform(action)
        onOrder(action)
      }
      afterEvent(event)
    }
    waiting = []
  }
}
