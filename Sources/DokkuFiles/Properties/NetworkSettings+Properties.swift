// SPDX-License-Identifier: MIT

import Core

extension NetworkSettings {
  /// The `network` properties as they apply.
  init(_ properties: inout Properties) {
    self.init(
      attachPostCreate: Self.attached("attach-post-create", &properties),
      attachPostDeploy: Self.attached("attach-post-deploy", &properties),
      initialNetwork: properties.parsed(.network, "initial-network", as: "a network's name") { NetworkName($0) },
      staticWebListener: Self.staticWebListener(&properties),
      tld: properties.parsed(.network, "tld", as: "a domain") { HostName($0) })
  }

  /// Networks that Docker attaches nothing to by name, so that Dokku's own `network:set` refuses them, as it should.
  private static let notAttachable: Set<String> = ["none", "host", "bridge"]

  /// A comma list; `network:set` stores its words so without looking at what is between them.
  private static func attached(_ name: String, _ properties: inout Properties) -> [NetworkName] {
    guard let property = properties.computed(.network, name) else { return [] }
    var networks: [NetworkName] = []
    for part in Array(property.text.utf8).split(separator: 0x2c) {
      let bytes = part.trimmed
      if bytes.isEmpty { continue }
      if let network = NetworkName(String(decoding: bytes, as: UTF8.self)), !notAttachable.contains(network.rawValue) {
        if !networks.contains(network) { networks.append(network) }
      } else {
        properties.complain(of: property, "not a network to attach: \(Complaints.quoted(bytes))")
      }
    }
    return networks
  }

  /// `HOST:PORT`. Dokku's template takes only the host from it, so a bare one works there and gets the default port.
  private static func staticWebListener(_ properties: inout Properties) -> Listener? {
    guard let property = properties.own(.network, "static-web-listener") else { return nil }
    let text = property.text
    if let listener = Listener(text) { return listener }
    if let address = IPAddress(text) { return Listener(address, .dokkuDefault) }
    if let host = HostName(text) { return Listener(.name(host), .dokkuDefault) }
    properties.complain(of: property, "not HOST:PORT: \(Complaints.quoted(text))")
    return nil
  }
}
