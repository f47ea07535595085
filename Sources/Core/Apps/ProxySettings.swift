// SPDX-License-Identifier: MIT

/// What an app's nginx configuration is made from, apart from its listeners.
package struct ProxySettings: Hashable, Sendable {
  /// Property `proxy/APP/type` is `nginx`, the default, and `proxy/APP/disabled` is not `true`.
  package var isNginx: Bool
  package var isDisabled: Bool
  /// What Dokku's `ports-get` answers: the stored map, else the detected one, else the default, https completed or
  /// dropped by whether there is a certificate.
  package var portMap: [PortMapping]
  /// `VHOST` in its order; empty where virtual hosts are off.
  package var domains: [DomainName]
  /// Where virtual hosts are off: the host's own domains that the certificate is for.
  package var certificateDomains: [DomainName]
  /// `tls/server.crt` and `tls/server.key` both exist.
  package var hasCertificate: Bool
  /// Property `proxy-port`; nil where it is not set.
  package var proxyPort: Port?
  /// Property `proxy-ssl-port`, where the redirect to https goes.
  package var sslPort: Port
  /// `nginx` properties that are set, app before global, by property name.
  package var properties: [String: String]
  /// The app brings a `nginx.conf.sigil` that is not disabled.
  package var hasOwnTemplate: Bool
  /// The process types of the app's scale, sorted, those with a quantity of 0 too.
  package var processTypes: [ProcessType]

  package init(
    isNginx: Bool = true, isDisabled: Bool = false, portMap: [PortMapping] = [], domains: [DomainName] = [],
    certificateDomains: [DomainName] = [], hasCertificate: Bool = false, proxyPort: Port? = nil, sslPort: Port = .https,
    properties: [String: String] = [:], hasOwnTemplate: Bool = false, processTypes: [ProcessType] = []
  ) {
    self.isNginx = isNginx
    self.isDisabled = isDisabled
    self.portMap = portMap
    self.domains = domains
    self.certificateDomains = certificateDomains
    self.hasCertificate = hasCertificate
    self.proxyPort = proxyPort
    self.sslPort = sslPort
    self.properties = properties
    self.hasOwnTemplate = hasOwnTemplate
    self.processTypes = processTypes
  }
}
