// SPDX-License-Identifier: MIT

import Core

extension ProxySettings {
  /// The `proxy`, `ports` and `nginx` properties as they apply, with what else decides the configuration.
  ///
  /// - Parameters:
  ///   - map: property `ports/APP/map`.
  ///   - globals: the global `nginx` properties.
  init(
    _ properties: inout Properties, map: [PortMapping], over globals: [String: String], domains: [DomainName],
    certificateDomains: [DomainName],
    hasCertificate: Bool,
    hasTemplate: Bool, processTypes: [ProcessType]
  ) {
    let ports = PortMap(
      stored: map,
      detected: properties.list(.ports, "map-detected", of: "SCHEME:PORT:PORT") { PortMapping($0) },
      proxyPort: Self.port("proxy-port", &properties),
      sslPort: Self.port("proxy-ssl-port", &properties),
      hasCertificate: hasCertificate)
    self.init(
      isNginx: (properties.computed(.proxy, "type")?.text ?? "nginx") == "nginx",
      isDisabled: properties.isTrue(.proxy, "disabled"),
      portMap: ports.resolved,
      domains: domains,
      certificateDomains: certificateDomains,
      hasCertificate: hasCertificate,
      proxyPort: ports.proxyPort,
      sslPort: ports.sslPort ?? .https,
      properties: Self.nginxProperties(&properties, over: globals),
      hasOwnTemplate: hasTemplate && !properties.isTrue(.nginx, "disable-custom-config"),
      processTypes: processTypes)
  }

  /// Nil where it is not set; Dokku prints that as 0.
  private static func port(_ name: String, _ properties: inout Properties) -> Port? {
    guard properties.computed(.proxy, name)?.text != "0" else { return nil }
    return properties.parsed(.proxy, name, as: "a port") { Port($0) }
  }

  private static func nginxProperties(
    _ properties: inout Properties, over globals: [String: String]
  ) -> [String: String] {
    var result = globals
    for name in properties.own[.nginx]?.nginxNames ?? [] {
      if let own = properties.own(.nginx, name) { result[name] = own.text }
    }
    return result
  }
}

extension RawFolder {
  /// Sorted; lowercase words with hyphens, which keeps an editor's leavings out.
  var nginxNames: [String] {
    files.keys.filter { name in name.utf8.allSatisfy { $0.isLowercaseOrDigit || $0 == 0x2d } }.sorted()
  }
}
