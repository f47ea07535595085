// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// A host with an engine of another release, as `make matrix` has it, and the daemon on it.
final class MatrixHost {
  let host: RealHost
  let daemon: RealDaemon

  private struct NoEngine: Error, CustomStringConvertible {
    let description = "DEL_ENGINE_ROOT is not set: see `make matrix`"
  }

  private struct OtherEngine: Error, CustomStringConvertible {
    let description: String
  }

  /// `prepare` makes networks and apps before the daemon is there. `version`: the engine is that one or a later one.
  init(
    liveRestore: Bool = false, engine: String = "{}", version: Int = 20, _ prepare: (RealHost) throws -> Void = { _ in }
  ) throws {
    let root = ProcessInfo.processInfo.environment["DEL_ENGINE_ROOT"] ?? ""
    guard !root.isEmpty else { throw NoEngine() }
    host = try RealHost(liveRestore: liveRestore, engine: engine)
    let found = try host.docker("version", "--format", "{{.Server.Version}}")
    guard let major = found.split(separator: ".").first.flatMap({ Int($0) }), major >= version else {
      throw OtherEngine(description: "\(root) has Docker \(found), which knows nothing of this: \(version) is needed")
    }
    try prepare(host)
    daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try daemon.waitUntilReady()
  }

  /// Each app is answered by its own container, also when the two have traded addresses where they have one network, and
  /// nginx knows addresses that stay.
  func expectService(of apps: [String], byStable: Bool = true) throws {
    let clients = apps.map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for app in apps {
      #expect((host.read("nginx.conf", of: app)?.contains("server 198.18.") == true) == byStable, "\(app)")
    }
    for app in apps { try host.docker("restart", "--time", "1", "\(app).web.1") }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for client in clients { #expect(client.stop().wrong == 0) }
    #expect(daemon.isRunning)
  }

  /// nginx says 502, and says so at once: the kernel refuses what leads nowhere.
  func expectRefusal(of app: String) throws {
    let client = host.startClient(of: app)
    try client.wait(for: "502") { $0.latest.last == .status(502) }
    let tally = client.stop()
    #expect(tally.wrong == 0 && tally.right == 0)
    #expect(daemon.isRunning)
  }
}

extension RealHost {
  /// An app whose container is on a network of its own from the start. The engine's own client makes the network: the
  /// machine's may be too old for it.
  func createApp(_ app: String, on network: String, options: [String]) throws {
    try dockerBesideEngine(["network", "create"] + options + [network])
    try createApp(app)
    try setProperty("network", app, "initial-network", network)
    try deploy(app, options: ["--network", network])
  }

  @discardableResult
  func dockerBesideEngine(_ words: [String]) throws -> String {
    try executeBesideEngine(["docker", "-H", "unix://\(path)/docker.sock"] + words)
  }

  /// A link that leads to nobody, for networks whose containers are to be on the host's own.
  func addLink(_ name: String) throws {
    try shell(
      "ip -n \(URL(fileURLWithPath: namespace).lastPathComponent) link add \(name) type veth peer name \(name)-peer")
    try execute("ip", "link", "set", name, "up")
    try execute("ip", "link", "set", "\(name)-peer", "up")
  }
}
