// SPDX-License-Identifier: MIT

/// Why a host does not give an app the ports that are its own among apps.
package enum PortRefusal: Hashable, Sendable {
  /// The host's nginx carries nobody's: it lacks the module, or a line of its configuration. The words say what to do.
  case unsupported(String)
  /// This app's alone: another program has the port, or nginx does not take the file.
  case refused(String)

  package var reason: String {
    switch self {
    case .unsupported(let reason), .refused(let reason): reason
    }
  }
}
