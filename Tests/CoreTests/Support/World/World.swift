// SPDX-License-Identifier: MIT

import Core

/// A Dokku host in memory: an engine, the files of its apps and an nginx. What happens in it leaves engine events and
/// changed files behind, as on a real one; `perform` carries an action out and answers its outcome.
struct World: Equatable {
  /// With all their details, whatever the engine is asked for.
  var containers: [ContainerID: Container] = [:]
  var networks: [NetworkName: Network] = [:]
  var apps: [AppName: AppFiles] = [:]
  var nginx = SimulatedNginx()
  var kernel = SimulatedKernel()
  /// The port that each web container was deployed with, whatever its app's port map says now.
  var deployedPorts: [ContainerID: String] = [:]

  var info = EngineInfo(serverVersion: "20.10.24", liveRestore: true)
  var isEngineUp = true
  /// The engine joins networks without the aliases it was told.
  var ignoresAliases = false
  /// Why the engine can start no container; it says so in the container's state alone.
  var startError: String?
  /// The ends of what containers have said.
  var outputs: [ContainerID: String] = [:]
  /// Addresses to which the host has no way, and what the kernel was told to watch.
  var unreachable: Set<IPAddress> = []
  var watched: Set<Destination> = []
  var watchedChange = 0
  var savedOutages: [Outage] = []
  /// What containers that are created are made from.
  var newestImage: ImageID?
  /// What looking into images finds; no `PORTS` in those that are not among them.
  var images: [ImageID: ImagePortsOutcome] = [:]
  var savedImagePorts: [ImageID: [PortForward]]?
  /// What `dokku` commands answer; nil: they go on for ever.
  var commandOutcome: CommandOutcome?

  /// What happened since the daemon was last told, oldest first.
  var news: [Event] = []
  private var nanoseconds: Int64 = 1_700_000_000_000_000_000
  private var madeNetworks = 0

  init() { createNetwork("bridge") }

  /// Every call is a later time.
  mutating func tick() -> Timestamp {
    nanoseconds += 1_000_000
    return Timestamp(nanoseconds: nanoseconds)
  }

  mutating func tell(_ subject: EngineEvent.Subject) {
    news.append(.engineEvents([EngineEvent(time: tick(), subject: subject)]))
  }

  mutating func tell(_ id: ContainerID, _ action: ContainerAction) {
    tell(.container(id, action, app: containers[id]?.labels.app))
  }

  mutating func takeNews() -> [Event] {
    defer { news = [] }
    return news
  }

  /// A network's new incarnation deals out 10.N.0.2 and up, N its own.
  mutating func nextNetworkNumber() -> Int {
    madeNetworks += 1
    return madeNetworks
  }
}
