// SPDX-License-Identifier: MIT

import Core

extension ProxySettings {
  /// The `proxy`, `ports` and `nginx` properties as they apply, with what else decides the configuration.
  ///
  /// - Parameter map: property `ports/APP/map`.
  init(
    _ properties: inout Properties, map: [PortMapping], domains: [DomainName], certificateDomains: [DomainName],
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
      properties: Self.nginxProperties(&properties),
      hasOwnTemplate: hasTemplate && !properties.isTrue(.nginx, "disable-custom-config"),
      processTypes: processTypes)
  }

  /// Nil where it is not set; Dokku prints that as 0.
  private static func port(_ name: String, _ properties: inout Properties) -> Port? {
    guard properties.computed(.proxy, name)?.text != "0" else { return nil }
    return properties.parsed(.proxy, name, as: "a port") { Port($0) }
  }

  private static func nginxProperties(_ properties: inout Properties) -> [String: String] {
    var names: Set<String> = []
    for folder in [properties.own[.nginx], properties.global[.nginx]] {
      folder?.files.keys.forEach { if isPropertyName($0) { names.insert($0) } }
    }
    var result: [String: String] = [:]
    for name in names.sorted() {
      result[name] = properties.computed(.nginx, name)?.text
    }
    return result
  }

  /// Lowercase words with hyphens; keeps an editor's leavings out.
  private static func isPropertyName(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0.isLowercaseOrDigit || $0 == 0x2d }
  }
}
