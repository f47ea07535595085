// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == Void {
  /// Network events carry no labels, so the engine can filter by type and action alone. With `health_status` among
  /// the actions it compares beginnings, as the event says how the container is: `health_status: healthy`.
  private static let filters = JSONText.object([
    ("type", .texts(["container", "network"])),
    (
      "event",
      .texts([
        "create", "start", "restart", "pause", "unpause", "oom", "stop", "destroy", "rename", "update", "kill", "die",
        "health_status", "connect", "disconnect",
      ])
    ),
  ])

  /// `/events`, which never ends by itself. `since` is inclusive: an event of that very moment comes again.
  package static func events(since: Timestamp?) -> Request {
    var request = Request(method: .get, path: "/events") { _, _ in }
    if let since { request.query.append(("since", since.engineText)) }
    request.query.append(("filters", filters.spelled))
    return request
  }
}

extension Timestamp {
  /// `SECONDS.NANOSECONDS`, as `since` and `until` take it.
  var engineText: String {
    let (seconds, fraction) = max(0, nanoseconds).quotientAndRemainder(dividingBy: 1_000_000_000)
    let digits = String(fraction)
    return "\(seconds)." + String(repeating: "0", count: 9 - digits.count) + digits
  }
}
