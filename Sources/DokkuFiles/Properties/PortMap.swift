// SPDX-License-Identifier: MIT

import Core

/// What Dokku's `ports-get` trigger answers for an app, and what its nginx plugin keeps of that.
package struct PortMap: Hashable, Sendable {
  /// Property `ports/APP/map`: what `ports:set` stored.
  package var stored: [PortMapping]
  /// Property `ports/APP/map-detected`: what the last build found.
  package var detected: [PortMapping]
  package var proxyPort: Port?
  package var sslPort: Port?
  package var hasCertificate: Bool

  package init(
    stored: [PortMapping] = [], detected: [PortMapping] = [], proxyPort: Port? = nil, sslPort: Port? = nil,
    hasCertificate: Bool = false
  ) {
    self.stored = stored
    self.detected = detected
    self.proxyPort = proxyPort
    self.sslPort = sslPort
    self.hasCertificate = hasCertificate
  }

  /// In the order of the property, each scheme and host port once. Without a certificate nothing that needs one stays:
  /// Dokku drops `https` and forgets `grpcs`, which then keeps nginx from loading the app's file.
  package var resolved: [PortMapping] {
    var seen: Set<PortMapping> = []
    return (stored.isEmpty ? withCertificate(detectedOrDefault) : stored).filter { mapping in
      guard hasCertificate || !["https", "grpcs"].contains(mapping.scheme) else { return false }
      return seen.insert(PortMapping(scheme: mapping.scheme, hostPort: mapping.hostPort, containerPort: .http)).inserted
    }
  }

  private var detectedOrDefault: [PortMapping] {
    if !detected.isEmpty { return detected }
    return [PortMapping(scheme: "http", hostPort: proxyPort ?? .http, containerPort: .dokkuDefault)]
  }

  /// A certificate adds https beside each detected http on port 80; where there is none, http itself turns into https.
  /// A stored map is left alone: Dokku changes that one when the certificate is added.
  private func withCertificate(_ mappings: [PortMapping]) -> [PortMapping] {
    guard hasCertificate else { return mappings }
    let added = mappings.filter { $0.scheme == "http" && $0.hostPort == .http }.map {
      PortMapping(scheme: "https", hostPort: sslPort ?? .https, containerPort: $0.containerPort)
    }
    guard added.isEmpty else { return mappings + added }
    return mappings.map {
      guard $0.scheme == "http" else { return $0 }
      return PortMapping(scheme: "https", hostPort: $0.hostPort, containerPort: $0.containerPort)
    }
  }
}
