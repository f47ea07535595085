// SPDX-License-Identifier: MIT

import Core

extension Chaos {
  private static let apps: [AppName] = ["blog", "shop", "wiki"]
  private static let slots: [ProcessSlot] = ["web.1", "web.2", "worker.1"]
  private static let networks: [NetworkName] = ["back", "front"]

  private mutating func pick<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &random) }

  private mutating func someContainer() -> ContainerID? { pick(world.containers.keys.sorted()) }

  /// Any one thing that can happen to a host.
  mutating func anything() {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: deployments()
    case 1, 2: lives()
    case 3: memberships()
    default: settings()
    }
  }

  private mutating func deployments() {
    guard let app = pick(Self.apps), let slot = pick(Self.slots) else { return }
    let id = newID()
    let port = Int.random(in: 3000...3009, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: happen("deploy \(app).\(slot) \(id)") { $0.deploy(app, slot, id, port: port) }
    case 2: happen("upcoming \(app).\(slot) \(id)") { $0.startUpcoming(app, slot, id) }
    case 3: happen("scale down \(app).\(slot)") { $0.scaleDown(app, slot) }
    case 4: happen("remove app \(app)") { $0.removeApp(app) }
    default:
      happen("clone \(app)") { world in world.apps[app].map { world.createApp("copy", $0.withoutPorts) } }
    }
  }

  private mutating func lives() {
    guard let id = someContainer() else { return }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: happen("crash \(id)") { $0.crash(id) }
    case 1, 2: happen("engine starts \(id)") { $0.engineStarts(id) }
    case 3: happen("stop \(id)") { $0.stop(id) }
    case 4: happen("start \(id)") { $0.start(id) }
    case 5: happen("pause \(id)") { $0.pause(id) }
    case 6: happen("unpause \(id)") { $0.unpause(id) }
    case 7:
      happen("restart \(id)") { world in
        world.stop(id)
        world.start(id)
      }
    default: happen("remove \(id)") { $0.remove(id) }
    }
  }

  private mutating func memberships() {
    guard let network = pick(Self.networks), let id = someContainer() else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: happen("network create \(network)") { if $0.networks[network] == nil { $0.createNetwork(network) } }
    case 1: happen("network rm \(network)") { $0.removeNetwork(network) }
    case 2: happen("disconnect \(id) from \(network)") { $0.disconnect(id, from: network) }
    case 3: happen("connect \(id) to \(network)") { $0.connect(id, to: network) }
    default:
      happen("network recreate \(network)") { world in
        for member in world.containers.keys.sorted() { world.stop(member) }
        world.removeNetwork(network)
        world.createNetwork(network)
      }
    }
  }

  /// Each app its own: who of two had a port first is not to be read off the host afterwards.
  private static func forward(of app: AppName) -> PortForward {
    switch app.rawValue {
    case "blog": PortForward("25/tcp", to: 5025)
    case "shop": PortForward("53/udp", to: 5353, of: "worker")
    default: PortForward("26/tcp", to: 5026)
    }
  }

  private mutating func settings() {
    guard let app = pick(Self.apps) else { return }
    let network = pick(Self.networks)
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      happen("\(app) wants \(network?.rawValue ?? "")") {
        $0.edit(app) { $0.network.attachPostDeploy = [network].compactMap { $0 } }
      }
    case 1: happen("\(app) wants both") { $0.edit(app) { $0.network.attachPostCreate = Self.networks } }
    case 2: happen("\(app) wants none") { $0.edit(app) { $0.network = NetworkSettings() } }
    case 3:
      happen("\(app) starts on \(network?.rawValue ?? "")") { $0.edit(app) { $0.network.initialNetwork = network } }
    case 4: happen("\(app) is static") { $0.edit(app) { $0.network.staticWebListener = "192.0.2.1:80" } }
    case 5: happen("\(app) maps ports") { $0.edit(app) { $0.proxy.portMap = ["http:80:8080"] } }
    case 6: happen("\(app) opens a port") { $0.edit(app) { $0.portForwards = [Self.forward(of: app)] } }
    case 7: happen("\(app) opens no port") { $0.edit(app) { $0.portForwards = [] } }
    default: if random.oneIn(2) { restartEngine() }
    }
  }
}

extension AppFiles {
  fileprivate var withoutPorts: AppFiles {
    var files = self
    files.portForwards = []
    return files
  }
}
