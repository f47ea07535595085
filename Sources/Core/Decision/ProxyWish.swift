// SPDX-License-Identifier: MIT

/// What one app's nginx configuration should say.
package struct ProxyWish: Hashable, Sendable {
  package let app: AppName
  package var settings: ProxySettings
  /// In Dokku's order; a process type without one is absent.
  package var listeners: [ProcessType: [Listener]]
  /// The web listeners are a `static-web-listener` property.
  package var hasStaticWebListener: Bool
  /// Where an address of the file on disk has gone, for files that are not ours to render.
  package var moved: [IPAddress: IPAddress]
  /// What the engine's networks deal out. In somebody else's file, an address of these that is none of `addresses` leads
  /// to nobody or to somebody else; any other one is an operator's own backend.
  package var dealtOut: [Subnet]
  /// False for an app that was never deployed: its file is kept true, but not made.
  package var mayCreate: Bool
  /// Its ports outside of http, sorted; none where there should be no such configuration.
  package var routes: [PortRoute]
  /// What nginx refused of those waits for its next try, and stays as it is meanwhile.
  package var leavesPorts = false

  package init(
    app: AppName, settings: ProxySettings, listeners: [ProcessType: [Listener]], hasStaticWebListener: Bool = false,
    moved: [IPAddress: IPAddress] = [:], dealtOut: [Subnet] = [], mayCreate: Bool, routes: [PortRoute] = []
  ) {
    self.app = app
    self.settings = settings
    self.listeners = listeners
    self.hasStaticWebListener = hasStaticWebListener
    self.moved = moved
    self.dealtOut = dealtOut
    self.mayCreate = mayCreate
    self.routes = routes
  }

  /// Every address that may get this app's requests.
  package var addresses: Set<IPAddress> {
    Set(
      (Array(listeners.values.joined()) + routes.flatMap(\.listeners)).compactMap { listener in
        if case .address(let address) = listener.host { address } else { nil }
      })
  }
}
