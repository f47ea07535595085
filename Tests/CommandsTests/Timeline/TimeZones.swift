// SPDX-License-Identifier: MIT
import Glibc

/// Runs a body with clocks as in another place; tests of this module run one after another.
func inZone<Answer>(_ zone: String, _ body: () throws -> Answer) rethrows -> Answer {
  let before = getenv("TZ").map { String(cString: $0) }
  setenv("TZ", zone, 1)
  tzset()
  defer {
    if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
    tzset()
  }
  return try body()
}

/// Central Europe's, without need of a list of zones (tzset(3)).
let berlin = "CET-1CEST,M3.5.0,M10.5.0/3"
