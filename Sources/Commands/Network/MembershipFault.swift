// SPDX-License-Identifier: MIT
import Core

/// Why a container is not on a network as the properties have it.
nonisolated enum MembershipFault {
  static func find(
    _ container: Container, _ endpoint: Endpoint?, _ network: Network?, isWanted: Bool, isInitial: Bool,
    aliases: [String]
  ) -> String? {
    guard let endpoint else { return missing(container, network, isInitial) }
    guard isWanted else {
      return "nothing asks for it: it was attached by hand, or what asked for it has been changed"
    }
    if let id = endpoint.networkID, let network, network.id != id { return "the network was made anew since" }
    if container.state != .running { return "the container does not run" }
    let lost = aliases.filter { !endpoint.aliases.contains($0) }
    return lost.isEmpty ? nil : "without its aliases \(lost.joined(separator: " "))"
  }

  private static func missing(_ container: Container, _ network: Network?, _ isInitial: Bool) -> String {
    if network == nil { return "not attached: there is no such network" }
    if isInitial { return "not attached: the container was made before this was set; ps:rebuild makes a new one" }
    switch container.networkMode {
    case .host, .none, .container: return "not attached: the container has no network stack of its own to attach"
    case .network: break
    }
    return container.state == .running
      ? "not attached: set after the container started, or detached since; the daemon or ps:rebuild attaches it"
      : "not attached: the container does not run"
  }
}
