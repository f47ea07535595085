// SPDX-License-Identifier: MIT

import Core

/// A router at work in a world: what it orders is carried out, what comes of that it is told.
struct Scenario {
  var router: Router
  var world: World
  var now = Moment(microseconds: 3_600_000_000)
  var alarms: [Alarm: Moment] = [:]
  /// Outcomes that the router has not been told yet.
  var outcomes: [Event] = []

  init(_ world: World, limits: Router.Limits = Router.Limits()) {
    self.world = world
    router = Router(limits: limits)
  }

  /// Runs from the start of the daemon until nothing is left to do.
  @discardableResult
  mutating func start(_ past: Past = Past()) -> [Action] {
    _ = world.takeNews()
    return tell(.started(past)) + settle()
  }

  /// Tells one event. Its orders are carried out, and what comes of them waits.
  @discardableResult
  mutating func tell(_ event: Event) -> [Action] {
    let actions = router.handle(event, at: now)
    for action in actions { perform(action) }
    return actions
  }

  private mutating func perform(_ action: Action) {
    switch action {
    case .arm(let alarm, let wait, _): alarms[alarm] = now + wait
    case .disarm(let alarm): alarms[alarm] = nil
    default: if let outcome = world.perform(action) { outcomes.append(outcome) }
    }
  }

  /// Tells the outcomes and what happens in the world of themselves, oldest first, until there are none.
  @discardableResult
  mutating func settle() -> [Action] {
    var actions: [Action] = []
    while let event = nextEvent() { actions += tell(event) }
    return actions
  }

  private mutating func nextEvent() -> Event? {
    if outcomes.isEmpty { outcomes = world.takeNews() }
    return outcomes.isEmpty ? nil : outcomes.removeFirst()
  }

  /// Something happens in the world, the daemon is told of it and does what there is to do.
  @discardableResult
  mutating func happen(_ change: (inout World) -> Void) -> [Action] {
    change(&world)
    return settle()
  }

  /// Time passes, and every alarm that is due fires on its time.
  @discardableResult
  mutating func pass(_ wait: Duration) -> [Action] {
    let end = now + wait
    var actions: [Action] = []
    while let (alarm, due) = alarms.min(by: { ($0.value, "\($0.key)") < ($1.value, "\($1.key)") }), due <= end {
      actions += fire(alarm)
    }
    now = end
    return actions
  }

  /// Goes to an alarm's time and fires it.
  mutating func fire(_ alarm: Alarm, settling: Bool = true) -> [Action] {
    guard let due = alarms.removeValue(forKey: alarm) else { return [] }
    now = max(now, due)
    return tell(.alarmFired(alarm)) + (settling ? settle() : [])
  }

  /// How long until an alarm fires; nil when it is not armed.
  func wait(for alarm: Alarm) -> Duration? { alarms[alarm].map { $0 - now } }
}
