// SPDX-License-Identifier: MIT

import Core

extension World {
  /// Adds a container, created and not started.
  mutating func create(
    _ id: ContainerID, _ name: String, _ labels: DokkuLabels, mode: NetworkMode = .network("bridge"),
    policy: RestartPolicy = .onFailure(limit: 10)
  ) {
    var endpoints: [Endpoint] = []
    if case .network(let text) = mode, let name = NetworkName(text), let network = networks[name] {
      endpoints = [Endpoint(network: name, networkID: network.id)]
    }
    let details = ContainerDetails(hostname: id.short, restartPolicy: policy)
    containers[id] = Container(
      id: id, name: name, labels: labels, state: .created, networkMode: mode, image: newestImage,
      endpoints: endpoints, details: details)
    tell(id, .create)
  }

  /// By hand: restarts are counted anew.
  mutating func start(_ id: ContainerID) {
    containers[id]?.details?.restartCount = 0
    engineStarts(id)
  }

  /// The engine's own start, which says nothing when it fails.
  mutating func engineStarts(_ id: ContainerID) {
    guard let container = containers[id], container.state != .running, container.state != .paused else { return }
    let stale = container.endpoints.first { network($0.networkID) == nil }
    if let error = startError ?? stale.map({ "network \($0.networkID?.rawValue ?? "") not found" }) {
      containers[id]?.state = .exited
      containers[id]?.details?.error = error
      return
    }
    for (place, endpoint) in container.endpoints.enumerated() {
      guard let network = network(endpoint.networkID) else { continue }
      let address = freeAddress(in: network)
      containers[id]?.endpoints[place].address = address
      tell(.network(network.id, .connect, name: network.name.rawValue, container: id))
    }
    let time = tick()
    containers[id]?.state = .running
    containers[id]?.details?.exitCode = 0
    containers[id]?.details?.oomKilled = false
    containers[id]?.details?.error = ""
    containers[id]?.details?.startedAt = time
    tell(id, .start)
  }

  /// It ends by itself; its policy says whether it is `restarting` now. The restart itself is `engineStarts`.
  mutating func crash(_ id: ContainerID, exit code: Int = 1, outOfMemory: Bool = false) {
    guard let container = containers[id], container.state == .running, let details = container.details else { return }
    if outOfMemory { tell(id, .oom) }
    containers[id]?.details?.oomKilled = outOfMemory
    let restarts = details.restartPolicy.restarts(after: code, count: details.restartCount)
    if restarts { containers[id]?.details?.restartCount += 1 }
    end(id, exit: code, as: restarts ? .restarting : .exited)
  }

  /// `docker stop`.
  mutating func stop(_ id: ContainerID, exit code: Int = 143) {
    guard containers[id]?.state == .running else { return }
    tell(id, .kill(signal: 15))
    end(id, exit: code, as: .exited)
    tell(id, .stop)
  }

  private mutating func end(_ id: ContainerID, exit code: Int, as state: ContainerState) {
    guard let container = containers[id] else { return }
    let time = tick()
    containers[id]?.state = state
    containers[id]?.details?.exitCode = code
    containers[id]?.details?.finishedAt = time
    tell(id, .die(exitCode: code))
    for (place, endpoint) in container.endpoints.enumerated() {
      containers[id]?.endpoints[place].address = nil
      guard let network = endpoint.networkID else { continue }
      tell(.network(network, .disconnect, name: endpoint.network.rawValue, container: id))
    }
  }

  mutating func pause(_ id: ContainerID) {
    guard containers[id]?.state == .running else { return }
    containers[id]?.state = .paused
    tell(id, .pause)
  }

  mutating func unpause(_ id: ContainerID) {
    guard containers[id]?.state == .paused else { return }
    containers[id]?.state = .running
    tell(id, .unpause)
  }

  /// `docker rm --force`.
  mutating func remove(_ id: ContainerID) {
    guard let container = containers[id] else { return }
    if container.state == .running {
      tell(id, .kill(signal: 9))
      end(id, exit: 137, as: .exited)
    }
    tell(id, .destroy)
    containers[id] = nil
  }

  mutating func rename(_ id: ContainerID, to name: String) {
    containers[id]?.name = name
    tell(id, .rename)
  }
}

extension RestartPolicy {
  /// moby's rule: the count is the number of restarts so far.
  fileprivate func restarts(after code: Int, count: Int) -> Bool {
    switch self {
    case .never: false
    case .always, .unlessStopped: true
    case .onFailure(let limit): code != 0 && (limit == 0 || count < limit)
    }
  }
}
