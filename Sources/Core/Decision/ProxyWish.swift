// SPDX-License-Identifier: MIT

/// What one app's nginx configuration should say.
package struct ProxyWish: Hashable, Sendable {
  package let app: AppName
  package var settings: ProxySettings
  /// Sorted by slot; a process type without one is absent.
  package var listeners: [ProcessType: [Listener]]
  /// Where an address of the file on disk has gone, for files that are not ours to render.
  package var moved: [IPAddress: IPAddress]
  /// False for an app that was never deployed: its file is kept true, but not made.
  package var mayCreate: Bool

  package init(
    app: AppName, settings: ProxySettings, listeners: [ProcessType: [Listener]], moved: [IPAddress: IPAddress] = [:],
    mayCreate: Bool
  ) {
    self.app = app
    self.settings = settings
    self.listeners = listeners
    self.moved = moved
    self.mayCreate = mayCreate
  }

  /// Every address that may get this app's requests.
  package var addresses: Set<IPAddress> {
    Set(
      listeners.values.joined().compactMap { listener in
        if case .address(let address) = listener.host { address } else { nil }
      })
  }
}
