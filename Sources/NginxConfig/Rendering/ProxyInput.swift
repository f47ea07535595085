// SPDX-License-Identifier: MIT
import Core

/// Everything that one app's configuration is made from, whichever template makes it.
package struct ProxyInput: Hashable, Sendable {
  package var app: AppName
  package var roots: ProxyRoots
  package var settings: ProxySettings
  /// Where the processes of each type take connections, as known to be running and current.
  package var listeners: [ProcessType: [Listener]]
  /// The web listeners are the `static-web-listener` property: host and port hold for every port map.
  package var hasStaticWebListener: Bool
  package var isDeployed: Bool
  package var nginxVersion: NginxVersion
  /// Bytes; the default size of a proxy buffer.
  package var pageSize: Int

  package init(
    app: AppName, roots: ProxyRoots, settings: ProxySettings, listeners: [ProcessType: [Listener]],
    hasStaticWebListener: Bool = false, isDeployed: Bool, nginxVersion: NginxVersion, pageSize: Int = 4096
  ) {
    self.app = app
    self.roots = roots
    self.settings = settings
    self.listeners = listeners
    self.hasStaticWebListener = hasStaticWebListener
    self.isDeployed = isDeployed
    self.nginxVersion = nginxVersion
    self.pageSize = pageSize
  }
}
