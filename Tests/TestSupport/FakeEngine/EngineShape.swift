// SPDX-License-Identifier: MIT

/// Which engine is played: the oldest one that is served and a current one, whose answers have lost fields.
package enum EngineShape: String, Sendable, CaseIterable {
  /// Docker 20.10.
  case v1_41
  /// Docker 29: no top-level address in an inspect, no `status`, `id` and `from` in events, health in the list.
  case v1_52

  package var apiVersion: APIVersion {
    switch self {
    case .v1_41: APIVersion(1, 41)
    case .v1_52: APIVersion(1, 52)
    }
  }

  package var minimumVersion: APIVersion {
    switch self {
    case .v1_41: APIVersion(1, 12)
    case .v1_52: APIVersion(1, 44)
    }
  }

  package var serverVersion: String {
    switch self {
    case .v1_41: "20.10.24"
    case .v1_52: "29.0.0"
    }
  }

  var eventsContentType: String {
    switch self {
    case .v1_41: "application/json"
    case .v1_52: "application/x-ndjson"
    }
  }

  /// Docker 20.10 takes a query that does not parse for its own fault.
  var badQueryStatus: Int { isLegacy ? 500 : 400 }

  var isLegacy: Bool { self == .v1_41 }
}
