// SPDX-License-Identifier: MIT

/// Containers and networks, and what changing them makes the engine say. Every change leaves its events, in Docker's
/// order, in `emitted`; change through `update` to make one that no event tells of.
package struct EngineWorld: Sendable {
  package internal(set) var containers: [String: FakeContainer] = [:]
  /// Ids, oldest first.
  package internal(set) var order: [String] = []
  /// By name.
  package internal(set) var networks: [String: FakeNetwork] = [:]
  package var liveRestore = false
  var emitted: [FakeEvent] = []
  /// Spelled list entries, until their container changes.
  var listEntries: [String: [UInt8]] = [:]
  private let now: @Sendable () -> Int64
  private var lastTime: Int64 = 0
  private var lastNumber: UInt64 = 0
  private var subnets = 17

  init(now: @escaping @Sendable () -> Int64) {
    self.now = now
    addNetwork("bridge", driver: "bridge")
    addNetwork("host", driver: "host")
    addNetwork("none", driver: "null")
  }

  /// A container by id, the beginning of its id, or name.
  package func find(_ reference: String) throws(EngineRefusal) -> FakeContainer {
    if let container = containers[reference] { return container }
    let match = containers.values.first { $0.name == reference || (!reference.isEmpty && $0.id.hasPrefix(reference)) }
    guard let match else { throw .noSuchContainer(reference) }
    return match
  }

  /// A network by name or id.
  package func findNetwork(_ reference: String) throws(EngineRefusal) -> FakeNetwork {
    if let network = networks[reference] { return network }
    guard let match = networks.values.first(where: { $0.id == reference }) else { throw .networkNotFound(reference) }
    return match
  }

  /// Changes a container behind everybody's back; unknown ids are nobody's.
  package mutating func update(_ id: String, _ change: (inout FakeContainer) -> Void) {
    guard var container = containers[id] else { return }
    change(&container)
    containers[id] = container
    listEntries[id] = nil
  }

  /// Removes a container without a word.
  package mutating func forget(_ id: String) {
    containers[id] = nil
    order.removeAll { $0 == id }
    listEntries[id] = nil
  }

  /// A clock that never stands still, as event times are told apart by it.
  mutating func tick() -> Int64 {
    lastTime = max(lastTime + 1, now())
    return lastTime
  }

  /// 64 hexadecimal digits that nothing else has.
  mutating func newID() -> String {
    lastNumber += 1
    // An odd multiplier keeps numbers apart while ids look unlike each other from their first digit on.
    let digits = String(lastNumber &* 0x9e37_79b9_7f4a_7c15, radix: 16)
    let half = String(repeating: "0", count: 16 - digits.count) + digits
    return half + half + half + half
  }

  @discardableResult
  mutating func addNetwork(_ name: String, driver: String, labels: [String: String] = [:]) -> FakeNetwork {
    let network = FakeNetwork(id: newID(), name: name, driver: driver, labels: labels, subnet: "172.\(subnets)")
    subnets += 1
    networks[name] = network
    return network
  }
}
