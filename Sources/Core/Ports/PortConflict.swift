// SPDX-License-Identifier: MIT

/// Why an app does not get a port.
package enum PortConflict: Hashable, Sendable {
  /// The host's own: SSH, or what all apps share.
  case reserved
  /// An app's http side listens there.
  case http(AppName)
  /// Another app has it already, or comes first by name.
  case taken(by: AppName)

  /// In the words of an operator, both sides named.
  package func words(_ port: PublicPort, wantedBy app: AppName) -> String {
    switch self {
    case .reserved: "\(app) cannot have port \(port): it is the host's own"
    case .http(app): "\(app) cannot have port \(port): its own http side has it"
    case .http(let other): "\(app) cannot have port \(port): \(other)'s http side has it"
    case .taken(let other): "\(app) cannot have port \(port): \(other) has it"
    }
  }
}
