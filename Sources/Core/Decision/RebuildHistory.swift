// SPDX-License-Identifier: MIT

/// An app's rebuilds, kept across restarts of the daemon: at most `limit` in 60 minutes, the second at least a minute
/// after the first, then five, then fifteen.
package struct RebuildHistory: Hashable, Sendable {
  package static let window = Duration.seconds(3600)
  private static let spacings: [Duration] = [.seconds(60), .seconds(300), .seconds(900)]

  /// When each one of the last hour was started, oldest first.
  package private(set) var started: [Moment]
  /// The exhausted containers at which it stopped trying; another one begins anew.
  package var gaveUpOn: Set<ContainerID>

  package init(started: [Moment] = [], gaveUpOn: Set<ContainerID> = []) {
    self.started = started.sorted()
    self.gaveUpOn = gaveUpOn
  }

  package enum Turn: Hashable, Sendable {
    case now
    case wait(Duration)
    case giveUp
  }

  package mutating func turn(at now: Moment, limit: Int) -> Turn {
    started.removeAll { now - $0 >= Self.window }
    guard started.count < limit else { return .giveUp }
    guard let last = started.last else { return .now }
    let spacing = Self.spacings[min(started.count, Self.spacings.count) - 1]
    return now - last >= spacing ? .now : .wait(spacing - (now - last))
  }

  package mutating func begin(at now: Moment) {
    started.append(now)
    gaveUpOn = []
  }

  package var isEmpty: Bool { started.isEmpty && gaveUpOn.isEmpty }
}
