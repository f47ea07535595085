// SPDX-License-Identifier: MIT

/// The `network` properties of an app as they apply: the app's own, else the global one, else the default.
package struct NetworkSettings: Hashable, Sendable {
  /// Networks joined right after create, in the property's order.
  package var attachPostCreate: [NetworkName]
  /// Networks joined once the app is deployed, in the property's order.
  package var attachPostDeploy: [NetworkName]
  /// The network that containers are created on; decides which address is proxied. Nil: the default bridge.
  package var initialNetwork: NetworkName?
  /// `static-web-listener`: takes the place of every discovered web listener.
  package var staticWebListener: Listener?
  /// Suffix of network aliases.
  package var tld: HostName?

  package init(
    attachPostCreate: [NetworkName] = [], attachPostDeploy: [NetworkName] = [], initialNetwork: NetworkName? = nil,
    staticWebListener: Listener? = nil, tld: HostName? = nil
  ) {
    self.attachPostCreate = attachPostCreate
    self.attachPostDeploy = attachPostDeploy
    self.initialNetwork = initialNetwork
    self.staticWebListener = staticWebListener
    self.tld = tld
  }

  /// Every network to be attached, once, in order.
  package var attached: [NetworkName] {
    var seen: Set<NetworkName> = []
    return (attachPostCreate + attachPostDeploy).filter { seen.insert($0).inserted }
  }
}
