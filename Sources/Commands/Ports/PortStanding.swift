// SPDX-License-Identifier: MIT
import Core
import Host

/// What became of one port that an app asks for.
nonisolated enum PortStanding: Hashable, Sendable {
  case served([Listener])
  case refused(String)
  case noContainers
  /// It is the app's, and not there yet.
  case pending(String)

  var name: String {
    switch self {
    case .served: "served"
    case .refused: "refused"
    case .noContainers: "no containers"
    case .pending: "pending"
    }
  }

  var listeners: [Listener] {
    if case .served(let listeners) = self { listeners } else { [] }
  }

  /// Empty where nothing is wrong.
  var reason: String {
    switch self {
    case .served, .noContainers: ""
    case .refused(let reason), .pending(let reason): reason
    }
  }

  /// On one line.
  var text: String {
    let rest = listeners.isEmpty ? reason.escapedForTerminal : listeners.map { "\($0)" }.joined(separator: " ")
    return rest.isEmpty ? name : "\(name): \(rest)"
  }
}
