// SPDX-License-Identifier: MIT

/// What one app's nginx configuration should say.
package struct ProxyWish: Hashable, Sendable {
  package let app: AppName
  package var settings: ProxySettings
  /// In Dokku's order; a process type without one is absent.
  package var listeners: [ProcessType: [Listener]]
  /// The same by addresses that stay, with those that will be back; for a file that is ours to render. Nil where there are
  /// none.
  package var stable: [ProcessType: [Listener]]?
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
    app: AppName, settings: ProxySettings, listeners: [ProcessType: [Listener]],
    stable: [ProcessType: [Listener]]? = nil, hasStaticWebListener: Bool = false,
    moved: [IPAddress: IPAddress] = [:], dealtOut: [Subnet] = [], mayCreate: Bool, routes: [PortRoute] = []
  ) {
    self.app = app
    self.settings = settings
    self.listeners = listeners
    self.stable = stable
    self.hasStaticWebListener = hasStaticWebListener
    self.moved = moved
    self.dealtOut = dealtOut
    self.mayCreate = mayCreate
    self.routes = routes
  }

  /// What matters of it where the file is ours to render.
  package var native: ProxyWish {
    guard let stable else { return self }
    var native = self
    native.listeners = stable
    native.stable = nil
    native.moved = [:]
    native.routes = routes.map { PortRoute($0.forward, to: $0.upstream) }
    return native
  }

  /// Every address that may get this app's requests.
  package var addresses: Set<IPAddress> {
    Set(
      (Array(listeners.values.joined()) + (stable ?? [:]).values.joined() + routes.flatMap(\.upstream)).compactMap {
        listener in
        if case .address(let address) = listener.host { address } else { nil }
      })
  }
}
