// SPDX-License-Identifier: MIT
import Core

/// Why one app's configuration cannot be made: a value that came from outside does not fit its place.
package struct RenderRefused: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A property of Dokku's `nginx` namespace.
    case property(name: String, value: String, wanted: String)
    case unspellable(UnspellableValue)
  }

  package let app: AppName
  package let reason: Reason
}

extension RenderRefused: CustomStringConvertible {
  /// On one line, whatever the value holds.
  package var description: String {
    switch reason {
    case .property(let name, let value, let wanted):
      "\(app): nginx property \(name) is \(value.prefix(80).debugDescription), not \(wanted)"
    case .unspellable(let problem): "\(app): \(problem)"
    }
  }
}
