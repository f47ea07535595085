// SPDX-License-Identifier: MIT

/// What one app wants of the host's ports.
package struct PortDemand: Hashable, Sendable {
  /// Through nginx's stream module.
  package var forwards: [PortForward]
  /// Through nginx's http module, which Dokku configures too: these are never refused.
  package var httpPorts: Set<Port>
  /// Its configuration file on disk has these already.
  package var held: Set<PublicPort>

  package init(forwards: [PortForward] = [], httpPorts: Set<Port> = [], held: Set<PublicPort> = []) {
    self.forwards = forwards
    self.httpPorts = httpPorts
    self.held = held
  }
}

extension ProxySettings {
  /// The ports that nginx's http module will listen on.
  package var httpPorts: Set<Port> {
    Set(portMap.filter { ["http", "https", "grpc", "grpcs"].contains($0.scheme) }.map(\.hostPort))
  }
}
