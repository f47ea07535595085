// SPDX-License-Identifier: MIT

/// Why an app's newest configuration is not in place, and when it is tried again: after 30 s, doubling to half an hour,
/// because each try of one that only the running nginx refuses costs two reloads.
struct Refusal: Hashable, Sendable {
  private static let longestWait = Duration.seconds(1800)

  var reason: String
  private(set) var wait = Duration.seconds(30)
  /// Nil while a try is under way.
  private(set) var retryAt: Moment?
  /// It was tested and written, and nginx has yet to prove that it runs it.
  var hasPassed = false

  init(_ reason: String, at now: Moment) {
    self.reason = reason
    retryAt = now + wait
  }

  mutating func again(_ reason: String, at now: Moment) {
    self.reason = reason
    hasPassed = false
    wait = min(wait * 2, Self.longestWait)
    retryAt = now + wait
  }

  func isDue(at now: Moment) -> Bool { retryAt.map { $0 <= now } ?? false }

  mutating func retry() { retryAt = nil }
}
