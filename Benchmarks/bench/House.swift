// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport

/// A Dokku host of any size: a tree of apps with one web container each, the engine that has them, and an nginx.
/// Containers live at addresses of 10.0.0.0/8, all of which is this host, where a few of them really answer.
final class House {
  let folder: TemporaryFolder
  let tree: DokkuTree
  let engine: FakeEngine
  let nginx: NginxInstance
  let web: WebClient
  let apps: [BenchApp]
  private let containerPort: UInt16
  private var responders: [Responder] = []

  init(apps count: Int) throws {
    folder = try TemporaryFolder()
    tree = DokkuTree(folder)
    engine = try FakeEngine(socketPath: folder.path("docker.sock"))
    web = WebClient(port: try ListeningSocket.freePort())
    containerPort = try ListeningSocket.freePort()
    let deployment = Deployment(tree: tree, engine: engine, webPort: web.port, containerPort: containerPort)
    try deployment.keepToLoopback(errorLog: folder.path("apps.log"))
    apps = try (0..<count).map(deployment.deploy)
    nginx = try NginxInstance(folder: folder.path("nginx"), including: "\(tree.root)/*/nginx.conf")
  }

  /// Makes an app's container answer at its addresses of these turns.
  func open(_ app: BenchApp, turns: Range<Int>) throws {
    responders.append(try Responder(turns.compactMap { IPAddress(app.address($0)) }, port: containerPort))
  }

  /// Waits until an app answers from its address of this turn.
  func waitForAnswer(of app: BenchApp, turn: Int) throws {
    let address = app.address(turn)
    try eventually("\(app.name) to answer from \(address)", within: .seconds(30)) {
      web.getAtOnce(host: app.domain, connections: 8).contains { $0.body == address }
    }
  }

  /// Waits until nginx refuses for an app.
  func waitForRefusal(of app: BenchApp) throws {
    try eventually("\(app.name) to be refused", within: .seconds(30)) {
      web.getAtOnce(host: app.domain, connections: 8).contains { $0.status == 502 }
    }
  }

  /// All of an app's files name its address of this turn.
  func isRight(_ app: BenchApp, turn: Int) -> Bool {
    let address = app.address(turn)
    return tree.read("IP.web.1", of: app.name) == address
      && tree.read("nginx.conf", of: app.name)?.contains("server \(address):\(containerPort);") == true
  }

  func startDaemon(_ options: Options, listeners: String = "direct") throws -> DaemonInstance {
    let daemon = try DaemonInstance(
      binary: options.daemon, folder: folder, tree: tree, dockerSocket: engine.socketPath,
      nginxConfiguration: nginx.configuration, environment: ["DEL_LISTENERS": listeners])
    do {
      try daemon.waitUntilReady()
    } catch {
      throw DaemonFailed(description: "\(error); the end of its log:\n\(folder.read("daemon.log")?.suffix(2000) ?? "")")
    }
    return daemon
  }

  /// Points an app's configuration at its address of another turn, behind the daemon's back.
  func rewriteConfiguration(of app: BenchApp, from old: Int, to new: Int) throws {
    let text = tree.read("nginx.conf", of: app.name) ?? ""
    let changed = text.replacingOccurrences(of: "\(app.address(old)):", with: "\(app.address(new)):")
    try tree.write(changed, "nginx.conf", of: app.name)
  }
}
