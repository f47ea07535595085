// SPDX-License-Identifier: MIT

import Core

extension Scenario {
  /// What the router wishes of an app in this world when these are its listeners.
  func wish(
    _ app: AppName, _ listeners: [ProcessType: [Listener]], moved: [IPAddress: IPAddress] = [:], mayCreate: Bool = true
  ) -> ProxyWish {
    let files = world.apps[app] ?? AppFiles()
    return ProxyWish(
      app: app, settings: files.proxy, listeners: listeners,
      hasStaticWebListener: files.network.staticWebListener != nil, moved: moved,
      dealtOut: world.networks.values.sorted { $0.name < $1.name }.flatMap(\.subnets), mayCreate: mayCreate)
  }

  /// One event of the engine, as it would come off the stream, with nothing happening in the world.
  mutating func tell(_ id: ContainerID, _ action: ContainerAction, app: AppName? = "blog") -> [Action] {
    tell(.engineEvents([EngineEvent(time: world.tick(), subject: .container(id, action, app: app))]))
  }

  /// The listeners that nginx runs.
  func loaded(_ app: AppName) -> [ProcessType: [Listener]]? { world.nginx.loaded[app]?.listeners }
}

extension World {
  /// `blog` with its web process `a1` at 10.1.0.2 and `shop` with its web process `b1` at 10.1.0.3.
  static var twoApps: World {
    var world = World()
    world.deploy("blog", "web.1", "a1")
    world.deploy("shop", "web.1", "b1")
    return world
  }
}

extension [Action] {
  /// The records as an operator reads them.
  var said: [String] { records.map { "\($0.level) \($0.kind): \($0.message)" } }
}
