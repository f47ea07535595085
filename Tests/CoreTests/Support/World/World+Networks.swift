// SPDX-License-Identifier: MIT

import Core

extension World {
  mutating func createNetwork(_ name: NetworkName, driver: String = "bridge", parent: String? = nil) {
    let number = nextNetworkNumber()
    let hexadecimal = String(0x1000 + number, radix: 16)
    guard let id = NetworkID(String(repeating: hexadecimal, count: 16)), let subnet = Subnet("10.\(number).0.0/16")
    else {
      return
    }
    networks[name] = Network(id: id, name: name, driver: driver, subnets: [subnet], parent: parent)
    tell(.network(id, .create, name: name.rawValue, container: nil))
  }

  /// The engine refuses while a running container is a member.
  mutating func removeNetwork(_ name: NetworkName) {
    guard let network = networks[name], members(of: network.id).allSatisfy({ $0.state != .running }) else { return }
    networks[name] = nil
    tell(.network(network.id, .destroy, name: name.rawValue, container: nil))
  }

  /// By hand, as an operator would.
  mutating func disconnect(_ id: ContainerID, from name: NetworkName) {
    guard let endpoint = containers[id]?.endpoint(on: name), let network = endpoint.networkID else { return }
    containers[id]?.endpoints.removeAll { $0.network == name }
    tell(.network(network, .disconnect, name: name.rawValue, container: id))
  }

  mutating func connect(_ id: ContainerID, to name: NetworkName, aliases: [String] = []) {
    guard let network = networks[name], let container = containers[id], container.endpoint(on: name) == nil else {
      return
    }
    let isUp = container.state == .running || container.state == .paused
    let endpoint = Endpoint(
      network: name, networkID: network.id, address: isUp ? freeAddress(in: network) : nil,
      aliases: ignoresAliases ? [] : aliases)
    containers[id]?.endpoints = (container.endpoints + [endpoint]).sorted { $0.network < $1.network }
    tell(.network(network.id, .connect, name: name.rawValue, container: id))
  }

  func members(of id: NetworkID) -> [Container] {
    containers.values.filter { $0.endpoints.contains { $0.networkID == id } }
  }

  func network(_ id: NetworkID?) -> Network? { networks.values.first { $0.id == id } }

  /// Docker hands out the lowest free one, so that a freed address goes to whoever comes next.
  func freeAddress(in network: Network) -> IPAddress? {
    let taken = Set(members(of: network.id).compactMap { $0.endpoint(on: network.name)?.address })
    let number = UInt32(network.id.rawValue.prefix(4), radix: 16) ?? 0
    let base = 0x0a00_0000 | (number - 0x1000) << 16
    return (2...).lazy.map { IPAddress.v4(base | UInt32($0)) }.first { !taken.contains($0) }
  }
}
