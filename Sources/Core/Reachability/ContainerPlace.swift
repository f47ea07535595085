// SPDX-License-Identifier: MIT

/// The address at which a container takes connections, and the network that it has the address on.
package struct ContainerPlace: Hashable, Sendable {
  package let address: IPAddress
  /// Nil where no endpoint of the container has the address.
  package let network: NetworkName?

  package init(_ address: IPAddress, on network: NetworkName?) {
    self.address = address
    self.network = network
  }

  package func destination(_ networks: [NetworkName: Network]) -> Destination {
    Destination(address, closedLink: network.flatMap { networks[$0]?.parent })
  }

  /// Says why this host has no way to the place, as far as the network's driver tells.
  package func unreachableReason(_ networks: [NetworkName: Network]) -> String {
    let start = "no link of this host leads to \(address)"
    guard let network else { return start }
    switch networks[network]?.driver {
    case nil, "": return "\(start): it is on network `\(network)`"
    case "bridge": return "\(start): network `\(network)` (bridge) is down, isolated or has no address on this host"
    case let driver?: return "\(start): network `\(network)` is \(driver)"
    }
  }
}

extension AppPlan {
  /// The places of the current containers that run with a network stack of their own or another container's.
  package func places(_ files: AppFiles, among known: ContainerTable) -> [ProcessSlot: ContainerPlace] {
    current.compactMapValues { container in
      guard let address = files.containerAddress(of: container, among: known), address != .loopback else { return nil }
      let owner = container.networkMode.sharedContainer.flatMap { known[$0] } ?? container
      let endpoint = owner.endpoints.first { $0.address == address || $0.ipv6Address == address }
      return ContainerPlace(address, on: endpoint?.network)
    }
  }
}

extension AppFiles {
  /// Whether nginx sends requests or connections to the containers of a process type.
  ///
  /// - Parameter inImage: the ports that the app's image asks for.
  package func isServed(_ type: ProcessType, inImage: [PortForward]) -> Bool {
    guard isDockerLocal, proxy.isNginx, !proxy.isDisabled else { return false }
    if type == .web, network.staticWebListener == nil { return true }
    return portForwards(inImage: inImage).contains { $0.processType == type }
  }
}
