// SPDX-License-Identifier: MIT

extension EngineWorld {
  /// Says something of a container. Its labels are copied over the attributes, and image and name over both, as
  /// moby's `LogContainerEventWithAttributes` does.
  package mutating func emit(_ action: String, container id: String, _ attributes: [String: String] = [:]) {
    guard let container = containers[id] else { return }
    var all = attributes.merging(container.labels) { $1 }
    all["image"] = container.image
    all["name"] = container.name
    emitted.append(FakeEvent(type: "container", action: action, actor: id, attributes: all, time: tick()))
  }

  mutating func emit(_ action: String, network: FakeNetwork, container: String? = nil) {
    var attributes = ["name": network.name, "type": network.driver]
    attributes["container"] = container
    emitted.append(
      FakeEvent(type: "network", action: action, actor: network.id, attributes: attributes, time: tick()))
  }

  /// Says anything at all.
  package mutating func emit(type: String, action: String, actor: String, attributes: [String: String] = [:]) {
    emitted.append(FakeEvent(type: type, action: action, actor: actor, attributes: attributes, time: tick()))
  }
}
