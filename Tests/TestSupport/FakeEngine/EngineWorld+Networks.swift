// SPDX-License-Identifier: MIT

/// Networks and who is on them, refusing in the words of Docker 20.10.
extension EngineWorld {
  @discardableResult
  package mutating func createNetwork(
    _ name: String, driver: String = "bridge", labels: [String: String] = [:], flags: Set<String> = []
  ) throws(EngineRefusal) -> String {
    if ["bridge", "host", "none"].contains(name) {
      throw EngineRefusal(status: 403, message: "operation is not permitted on predefined \(name) network ")
    }
    guard networks[name] == nil else {
      throw EngineRefusal(status: 409, message: "network with name \(name) already exists")
    }
    addNetwork(name, driver: driver, labels: labels)
    networks[name]?.flags = flags
    let network = try findNetwork(name)
    emit("create", network: network)
    return network.id
  }

  package mutating func removeNetwork(_ reference: String) throws(EngineRefusal) {
    let network = try findNetwork(reference)
    if network.isPredefined {
      throw EngineRefusal(status: 403, message: "\(network.name) is a pre-defined network and cannot be removed")
    }
    let isInUse = containers.values.contains { $0.endpoints[network.name]?.isUp == true }
    if isInUse {
      throw EngineRefusal(
        status: 403,
        message: "error while removing network: network \(network.name) id \(network.id) has active endpoints")
    }
    networks[network.name] = nil
    emit("destroy", network: network)
  }

  /// `docker network connect`. A container that does not run joins at its next start, without an event.
  package mutating func connect(
    _ reference: String, container: String, aliases: [String] = [], address: String? = nil
  ) throws(EngineRefusal) {
    let id = try find(container).id
    let network = try findNetwork(reference)
    if network.name == "host" {
      throw EngineRefusal(
        status: 400, message: "container cannot be disconnected from host network or connected to host network")
    }
    let found = try find(id)
    if found.isRunning, found.endpoints[network.name]?.isUp == true {
      throw EngineRefusal(
        status: 403, message: "endpoint with name \(found.name) already exists in network \(network.name)")
    }
    update(id) { $0.endpoints[network.name] = FakeEndpoint(aliases: aliases + [$0.shortID]) }
    if found.isRunning { try bringUp(id, network.name, address: address) }
  }

  /// `docker network disconnect`.
  package mutating func disconnect(_ reference: String, container: String) throws(EngineRefusal) {
    let found = try find(container)
    let network = try findNetwork(reference)
    guard let endpoint = found.endpoints[network.name] else {
      let name = found.isRunning ? "network" : "the network"
      throw EngineRefusal(
        status: 500, message: "container \(found.id) is not connected to \(name) \(network.name)")
    }
    update(found.id) { $0.endpoints[network.name] = nil }
    emit("disconnect", network: network, container: found.id)
    // Docker 20.10 tells twice of one that was up.
    if endpoint.isUp { emit("disconnect", network: network, container: found.id) }
  }

  /// Every network it is on, the one it was created on with the given address.
  mutating func bringUpEndpoints(_ id: String, address: String?) throws(EngineRefusal) {
    let container = try find(id)
    for name in container.endpoints.keys.sorted() {
      try bringUp(id, name, address: name == container.networkMode ? address : nil)
    }
  }

  mutating func takeDownEndpoints(_ id: String) {
    for (name, endpoint) in (containers[id]?.endpoints ?? [:]).sorted(by: { $0.key < $1.key }) where endpoint.isUp {
      update(id) { $0.endpoints[name]?.takeDown() }
      if let network = networks[name] { emit("disconnect", network: network, container: id) }
    }
  }

  /// A container holds on to a network's id; only one that never ran goes by the name.
  private mutating func bringUp(_ id: String, _ name: String, address: String?) throws(EngineRefusal) {
    let held = containers[id]?.endpoints[name]?.networkID ?? ""
    let network = try findNetwork(held.isEmpty ? name : held)
    let dealt = address ?? network.lowestFreeAddress(taken: takenAddresses(network))
    let endpointID = newID()
    update(id) { container in
      guard var endpoint = container.endpoints[name] else { return }
      endpoint.networkID = network.id
      endpoint.address = dealt
      endpoint.endpointID = endpointID
      if name != "bridge", !endpoint.aliases.contains(container.shortID) { endpoint.aliases.append(container.shortID) }
      container.endpoints[name] = endpoint
    }
    emit("connect", network: network, container: id)
  }

  private func takenAddresses(_ network: FakeNetwork) -> Set<String> {
    Set(containers.values.compactMap { $0.endpoints[network.name]?.address })
  }
}
