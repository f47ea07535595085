// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// The daemon with a scripted engine and the files of one app, without nginx: for faults that a real engine can't be made
/// to show. What it knows can be read from the app's listener files.
final class FaultyHost {
  let engine: FakeEngine
  let tree: DokkuTree
  let log: RecordLog
  private let folder: TemporaryFolder
  private let notifications: NotifySocket
  private(set) var container = ""
  private var daemon: Child?

  init(shape: EngineShape = .v1_41, minimumVersion: String? = nil) throws {
    folder = try TemporaryFolder()
    tree = DokkuTree(try TemporaryFolder())
    engine = try FakeEngine(socketPath: folder.path("docker.sock"), shape: shape, minimumVersion: minimumVersion)
    notifications = try NotifySocket(path: folder.path("notify.sock"))
    log = try RecordLog(pipe: folder.path("log"))
    container = try deploy("blog", address: "172.17.0.2")
  }

  /// A running container that is current in its app's files, which name a wrong address.
  @discardableResult
  func deploy(_ app: String, address: String, labels: [String: String] = [:]) throws -> String {
    let dokku = [
      "com.dokku.app-name": app, "com.dokku.process-type": "web", "com.dokku.dyno": "web.1",
      "com.dokku.container-type": "deploy",
    ]
    let id = try engine.change { world in
      try world.run("\(app).web.1", labels: dokku.merging(labels) { $1 }, address: address)
    }
    try tree.deploy(app, container: id, address: "172.17.0.99", portMap: "http:80:5000", port: 5000)
    return id
  }

  func start(_ more: [String: String] = [:]) throws {
    let settings = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "NOTIFY_SOCKET": notifications.path,
      "DOCKER_HOST": "unix://\(engine.socketPath)", "DOKKU_ROOT": tree.root, "DOKKU_LIB_ROOT": tree.library,
      "DEL_PROXY": "off", "DEL_COMMANDS": "child", "DEL_LOG_FORMAT": "json", "STATE_DIRECTORY": folder.path,
      "RUNTIME_DIRECTORY": folder.path,
    ]
    daemon = try Child(
      [RealDaemon.binary, "watch"], environment: settings.merging(more) { $1 }, output: folder.path("log"))
  }

  func waitUntilReady() throws { try notifications.wait(for: "READY=1", within: .seconds(20)) }

  var isReady: Bool { (try? notifications.wait(for: "READY=1", within: .milliseconds(1))) != nil }
  var isRunning: Bool { daemon?.isRunning ?? false }

  func address(of app: String = "blog") -> String? { tree.read("IP.web.1", of: app) }

  func waitForAddress(_ address: String?, of app: String = "blog", within limit: Duration = .seconds(10)) throws {
    do {
      try eventually("\(address ?? "no address") of \(app)", within: limit) { self.address(of: app) == address }
    } catch let error as TimedOut {
      let told = log.records.suffix(15).map(\.description) + log.otherLines.suffix(5)
      throw TimedOut(description: "\(error), not \(self.address(of: app) ?? "none"); \(told.joined(separator: "\n"))")
    }
  }
}
