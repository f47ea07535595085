// SPDX-License-Identifier: MIT
import TestSupport

/// Puts apps where Dokku, the engine and nginx look for them.
struct Deployment {
  let tree: DokkuTree
  let engine: FakeEngine
  let webPort: UInt16
  let containerPort: UInt16

  /// Nothing of a measurement is reachable from outside or writes to the machine's own logs.
  func keepToLoopback(errorLog: String) throws {
    let properties = [
      "bind-address-ipv4": "127.0.0.1", "bind-address-ipv6": "::1", "access-log-path": "off",
      "error-log-path": errorLog,
    ]
    for (name, value) in properties { try tree.set("nginx", name, of: "--global", to: value) }
  }

  func deploy(_ index: Int) throws -> BenchApp {
    let name = "app-\(index)"
    let container = engine.changeSilently {
      $0.create("\(name).web.1", labels: Self.labels(name), restart: ("always", 0))
    }
    let app = BenchApp(name: name, container: container, index: index)
    try engine.changeSilently { try $0.start(container, address: app.address(0)) }
    try tree.deploy(
      name, container: container, address: app.address(0), portMap: "http:\(webPort):\(containerPort)",
      port: containerPort)
    try tree.write(PlainConfiguration(app, webPort, containerPort).text, "nginx.conf", of: name)
    return app
  }

  /// All that a deployed container carries.
  private static func labels(_ app: String) -> [String: String] {
    [
      "com.dokku.app-name": app, "com.dokku.container-type": "deploy", "com.dokku.dyno": "web.1",
      "com.dokku.process-type": "web", "dokku": "", "org.label-schema.schema-version": "1.0",
      "org.label-schema.vendor": "dokku",
    ]
  }
}
