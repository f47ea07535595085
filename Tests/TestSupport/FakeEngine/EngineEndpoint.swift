// SPDX-License-Identifier: MIT

/// The calls that the fake engine answers.
package enum EngineEndpoint: String, Hashable, Sendable, CaseIterable {
  case ping, version, info, list, inspect, logs, archive, start, networks, network, createNetwork, removeNetwork,
    connect,
    disconnect, events
  /// Anything else: 404 `page not found`.
  case unknown

  /// Which call it is and what it names, by method and path without a version.
  static func parse(method: String, path: String) -> (endpoint: EngineEndpoint, reference: String) {
    let parts = path.split(separator: "/").map { String($0) }
    switch (method, parts.count, parts.first, parts.last) {
    case ("GET", 1, "_ping", _), ("HEAD", 1, "_ping", _): return (.ping, "")
    case ("GET", 1, "version", _): return (.version, "")
    case ("GET", 1, "info", _): return (.info, "")
    case ("GET", 1, "events", _): return (.events, "")
    case ("GET", 1, "networks", _): return (.networks, "")
    case ("GET", 2, "networks", _): return (.network, parts[1])
    case ("POST", 2, "networks", "create"): return (.createNetwork, "")
    case ("DELETE", 2, "networks", _): return (.removeNetwork, parts[1])
    case ("GET", 2, "containers", "json"): return (.list, "")
    case ("GET", 3, "containers", "json"): return (.inspect, parts[1])
    case ("GET", 3, "containers", "logs"): return (.logs, parts[1])
    case ("GET", 3, "containers", "archive"): return (.archive, parts[1])
    case ("POST", 3, "containers", "start"): return (.start, parts[1])
    case ("POST", 3, "networks", "connect"): return (.connect, parts[1])
    case ("POST", 3, "networks", "disconnect"): return (.disconnect, parts[1])
    default: return (.unknown, "")
    }
  }
}
