// SPDX-License-Identifier: MIT

/// `HostConfig.RestartPolicy` (Engine API).
package enum RestartPolicy: Hashable, Sendable {
  case never
  case always
  case unlessStopped
  /// Limit 0 means none.
  case onFailure(limit: Int)

  package init(name: String, limit: Int) {
    switch name {
    case "always": self = .always
    case "unless-stopped": self = .unlessStopped
    case "on-failure": self = .onFailure(limit: max(0, limit))
    default: self = .never
    }
  }
}
