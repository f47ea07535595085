// SPDX-License-Identifier: MIT

import Core

/// The timers that the core has armed.
final class Alarms {
  private var timers: [Alarm: LoopTimer] = [:]
  private let fired: (Alarm) -> Void

  init(fired: @escaping (Alarm) -> Void) { self.fired = fired }

  /// `spread` lengthens the wait by up to half.
  func arm(_ alarm: Alarm, after wait: Duration, spread: Bool) {
    let wait = spread ? wait + wait * Double.random(in: 0...0.5) : wait
    timers[alarm] = LoopTimer(after: wait) { [weak self] in
      self?.timers[alarm] = nil
      self?.fired(alarm)
    }
  }

  func disarm(_ alarm: Alarm) { timers.removeValue(forKey: alarm)?.cancel() }

  func disarmAll() {
    for timer in timers.values { timer.cancel() }
    timers = [:]
  }
}
