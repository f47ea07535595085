// SPDX-License-Identifier: MIT
import Core

/// What a part of the event stream told.
package struct EventBatch: Hashable, Sendable {
  package var events: [EngineEvent] = []
  /// Why the other lines lead to nothing, one reason apiece.
  package var ignored: [String] = []
  /// The last reason to think that something was told and not understood.
  package var doubt: String?

  package init() {}

  mutating func add(_ line: EventLine) {
    switch line {
    case .event(let event): events.append(event)
    case .ignored(let reason): ignored.append(reason)
    case .unreadable(let reason): doubt = reason
    }
  }
}
