// SPDX-License-Identifier: MIT

/// `scheme:host-port:container-port` of Dokku's `ports` property. The scheme is free text by Dokku's rule; here it is
/// held to letters, digits, hyphens and underscores.
package struct PortMapping: Hashable, Sendable {
  package let scheme: String
  package let hostPort: Port
  package let containerPort: Port

  package init(scheme: String, hostPort: Port, containerPort: Port) {
    self.scheme = scheme
    self.hostPort = hostPort
    self.containerPort = containerPort
  }

  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hostPort = Port(parts[1]), let containerPort = Port(parts[2]) else { return nil }
    guard !parts[0].isEmpty, parts[0].utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x2d || $0 == 0x5f }) else {
      return nil
    }
    self.init(scheme: String(parts[0]), hostPort: hostPort, containerPort: containerPort)
  }
}

extension PortMapping: CustomStringConvertible {
  package var description: String { "\(scheme):\(hostPort):\(containerPort)" }
}
