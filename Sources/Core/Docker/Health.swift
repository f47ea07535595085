// SPDX-License-Identifier: MIT

/// `State.Health.Status` (Engine API); a container without a health check has none.
package enum Health: String, Sendable {
  case starting, healthy, unhealthy
}
