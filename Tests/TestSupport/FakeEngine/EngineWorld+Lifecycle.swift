// SPDX-License-Identifier: MIT

/// What containers go through, with the events of Docker 20.10 in their order.
extension EngineWorld {
  /// `docker create`. `network` is a mode too: `host`, `none`, `container:ID`.
  @discardableResult
  package mutating func create(
    _ name: String, labels: [String: String] = [:], network: String = "bridge",
    restart: (String, limit: Int) = ("no", 0)
  ) -> String {
    let id = newID()
    let endpoints = network.hasPrefix("container:") ? [:] : [network: FakeEndpoint()]
    var container = FakeContainer(
      id: id, name: name, labels: labels, hostname: String(id.prefix(12)), networkMode: network, created: tick(),
      endpoints: endpoints)
    container.restartPolicy = restart.0
    container.restartLimit = restart.limit
    containers[id] = container
    order.append(id)
    emit("create", container: id)
    return id
  }

  /// `docker run -d`. Without an address the network deals one out.
  @discardableResult
  package mutating func run(
    _ name: String, labels: [String: String] = [:], network: String = "bridge",
    restart: (String, limit: Int) = ("no", 0), address: String? = nil
  ) throws -> String {
    let id = create(name, labels: labels, network: network, restart: restart)
    try start(id, address: address)
    return id
  }

  /// `docker start`, or the engine bringing it back. The address is that on the network it was created on.
  package mutating func start(_ id: String, address: String? = nil) throws(EngineRefusal) {
    let byHand = try find(id).state != .restarting
    do {
      try bringUpEndpoints(id, address: address)
    } catch {
      update(id) { $0.error = error.message }
      throw error
    }
    let time = tick()
    update(id) { container in
      container.state = .running
      container.startedAt = time
      container.exitCode = 0
      container.error = ""
      if byHand { container.restartCount = 0 }
    }
    emit("start", container: id)
  }

  /// The main process ends by itself. True when the engine is going to start it again: then `comeBack` or
  /// `failToComeBack` is due.
  @discardableResult
  package mutating func crash(_ id: String, exitCode: Int, oom: Bool = false) -> Bool {
    if oom { emit("oom", container: id) }
    let comesBack = containers[id]?.comesBack(after: exitCode) ?? false
    update(id) { container in
      container.oomKilled = oom
      if comesBack { container.restartCount += 1 }
    }
    die(id, exitCode: exitCode, next: comesBack ? .restarting : .exited)
    return comesBack
  }

  /// The engine's own restart after a crash.
  package mutating func comeBack(_ id: String, address: String? = nil) throws(EngineRefusal) {
    try start(id, address: address)
  }

  /// The engine's own restart fails: no event tells of it.
  package mutating func failToComeBack(_ id: String, error: String) {
    update(id) { container in
      container.state = .exited
      container.error = error
    }
  }

  /// `docker kill`.
  package mutating func kill(_ id: String, signal: Int = 9) {
    emit("kill", container: id, ["signal": "\(signal)"])
    if signal == 9 { die(id, exitCode: 137) }
  }

  /// `docker stop` of something that heeds SIGTERM.
  package mutating func stop(_ id: String, exitCode: Int = 0) {
    emit("kill", container: id, ["signal": "15"])
    die(id, exitCode: exitCode)
    emit("stop", container: id)
  }

  /// `docker restart`.
  package mutating func restart(_ id: String, address: String? = nil) throws(EngineRefusal) {
    stop(id)
    try start(id, address: address)
    emit("restart", container: id)
  }

  package mutating func pause(_ id: String) {
    update(id) { $0.state = .paused }
    emit("pause", container: id)
  }

  package mutating func unpause(_ id: String) {
    update(id) { $0.state = .running }
    emit("unpause", container: id)
  }

  package mutating func rename(_ id: String, to name: String) {
    let oldName = containers[id]?.name ?? ""
    update(id) { $0.name = name }
    emit("rename", container: id, ["oldName": "/\(oldName)"])
  }

  package mutating func setHealth(_ id: String, _ health: String) {
    update(id) { $0.health = health }
    emit("health_status: \(health)", container: id)
  }

  /// `docker rm -f`.
  package mutating func remove(_ id: String) {
    if containers[id]?.isRunning == true { kill(id) }
    emit("destroy", container: id)
    forget(id)
  }

  private mutating func die(_ id: String, exitCode: Int, next: FakeContainer.State = .exited) {
    let time = tick()
    update(id) { container in
      container.state = next
      container.exitCode = exitCode
      container.finishedAt = time
    }
    emit("die", container: id, ["exitCode": "\(exitCode)"])
    takeDownEndpoints(id)
  }
}
