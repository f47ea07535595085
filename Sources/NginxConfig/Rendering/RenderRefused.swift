// SPDX-License-Identifier: MIT
import Core
import Sigil

/// Why one app's configuration cannot be made: a value that came from outside does not fit its place.
package struct RenderRefused: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// A property of Dokku's `nginx` namespace.
    case property(name: String, value: String, wanted: String)
    case unspellable(UnspellableValue)
    case template(TemplateError)
  }

  package let app: AppName
  package let reason: Reason

  package init(app: AppName, reason: Reason) {
    self.app = app
    self.reason = reason
  }
}

extension RenderRefused: CustomStringConvertible {
  /// On one line, whatever the value holds.
  package var description: String {
    switch reason {
    case .property(let name, let value, let wanted):
      "\(app): nginx property \(name) is \(value.prefix(80).debugDescription), not \(wanted)"
    case .unspellable(let problem): "\(app): \(problem)"
    case .template(let error): "\(app): \(error)"
    }
  }
}
