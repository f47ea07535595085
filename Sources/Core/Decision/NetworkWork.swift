// SPDX-License-Identifier: MIT

/// One change of a container's memberships: leaving what is stale, then joining by name.
package struct NetworkWork: Hashable, Sendable {
  package let app: AppName
  package let container: ContainerID
  package let network: NetworkName
  /// The endpoint to leave first: an old incarnation of the network, or one joined without its aliases.
  package let leaving: NetworkID?
  /// Which incarnation of the network the name stands for, as far as known: after another one, it is other work.
  package let joining: NetworkID
  /// `APP.PT[.TLD]` and `HOSTNAME.APP.PT[.TLD]`; none on the network that the container was created on.
  package let aliases: [String]
  package let reason: String

  package init(
    app: AppName, container: ContainerID, network: NetworkName, leaving: NetworkID?, joining: NetworkID,
    aliases: [String], reason: String
  ) {
    self.app = app
    self.container = container
    self.network = network
    self.leaving = leaving
    self.joining = joining
    self.aliases = aliases
    self.reason = reason
  }
}
