// SPDX-License-Identifier: MIT

/// Where commands run that need more of the host than the daemon does (setting `commands`).
package nonisolated enum CommandMode: String, CaseIterable, Sendable {
  /// In units of their own where we are a service ourselves.
  case auto
  case unit
  case child

  func place(_ surroundings: SettingSurroundings) -> CommandPlace {
    let systemdRun = surroundings.find("systemd-run")
    return switch self {
    case .auto: surroundings.isService ? systemdRun.map { .unit(systemdRun: $0) } ?? .child : .child
    case .unit: .unit(systemdRun: systemdRun ?? "/usr/bin/systemd-run")
    case .child: .child
    }
  }
}
