// SPDX-License-Identifier: MIT

/// A port that an app asks for: what arrives there goes to this port of its containers of one process type.
package struct PortForward: Hashable, Sendable {
  package let publicPort: PublicPort
  package let containerPort: Port
  package let processType: ProcessType

  package init(_ publicPort: PublicPort, to containerPort: Port, of processType: ProcessType = .web) {
    self.publicPort = publicPort
    self.containerPort = containerPort
    self.processType = processType
  }

  /// Nil for a mapping that the http side serves.
  package init?(_ mapping: PortMapping) {
    guard let transport = TransportProtocol(rawValue: mapping.scheme) else { return nil }
    self.init(PublicPort(mapping.hostPort, transport), to: mapping.containerPort)
  }
}

extension PortForward: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.publicPort, left.containerPort, left.processType)
      < (right.publicPort, right.containerPort, right.processType)
  }
}
