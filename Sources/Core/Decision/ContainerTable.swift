// SPDX-License-Identifier: MIT

/// What is known of the containers that carry an app's label, by id and by app. Those they share a network stack with
/// are kept too.
package struct ContainerTable: Sendable {
  private var byID = DenseTable<ContainerID, Container>()
  private var byApp: [AppName: Set<ContainerID>] = [:]
  /// How many use another one's network stack; mostly none, and then nobody need search.
  private var sharers = 0
  /// Named by files and asked about; the engine hasn't said yet.
  package private(set) var expected: Set<ContainerID> = []
  /// False while the engine has never told all of them.
  package var isComplete = true

  package init(_ containers: [Container] = []) {
    byID.reserveCapacity(containers.count)
    for container in containers { self[container.id] = container }
  }

  package var ids: some Collection<ContainerID> { byID.keys }

  package subscript(id: ContainerID) -> Container? {
    get { byID[id] }
    set {
      if let app = byID[id]?.labels.app { byApp[app]?.remove(id) }
      if byID[id]?.networkMode.sharedContainer != nil { sharers -= 1 }
      if newValue?.networkMode.sharedContainer != nil { sharers += 1 }
      byID[id] = newValue
      if newValue != nil { expected.remove(id) }
      if let app = newValue?.labels.app { byApp[app, default: []].insert(id) }
    }
  }

  /// Whether one that is not known may be there all the same.
  package func mayExist(_ id: ContainerID) -> Bool { !isComplete || expected.contains(id) }

  package mutating func expect(_ id: ContainerID) { expected.insert(id) }

  /// The engine has said what there is to say of it. True when that was awaited.
  package mutating func stopExpecting(_ id: ContainerID) -> Bool { expected.remove(id) != nil }

  /// Sorted by id.
  package func containers(of app: AppName) -> [Container] {
    (byApp[app] ?? []).sorted().compactMap { byID[$0] }
  }

  /// Those that use this one's network stack.
  package func sharing(_ id: ContainerID) -> [Container] {
    guard sharers > 0 else { return [] }
    return byID.values.filter { $0.networkMode == .container(id) }
  }

  /// Nothing is known to run any more, as when an engine that takes its containers along goes away.
  package mutating func forgetStates() {
    for id in byID.keys {
      byID[id]?.state = .unknown
      byID[id]?.details = nil
    }
  }
}

extension NetworkMode {
  /// Whose network stack it uses.
  var sharedContainer: ContainerID? {
    if case .container(let id) = self { id } else { nil }
  }
}
