// SPDX-License-Identifier: MIT
import Foundation

/// The daemon under test as a service manager runs it, against an engine, an nginx and a tree that were made for it.
package final class DaemonInstance {
  private let child: Child
  private let notifications: NotifySocket
  package let log: String

  /// `folder` is for its state, its socket and its log. More environment wins over what is set here.
  package init(
    binary: String, folder: TemporaryFolder, tree: DokkuTree, dockerSocket: String, nginxConfiguration: String,
    environment: [String: String] = [:]
  ) throws {
    for name in ["state", "run"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    log = folder.path("daemon.log")
    notifications = try NotifySocket(path: folder.path("notify.sock"))
    let settings = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "NOTIFY_SOCKET": notifications.path,
      "DOCKER_HOST": "unix://\(dockerSocket)", "DOKKU_ROOT": tree.root, "DOKKU_LIB_ROOT": tree.library,
      "DEL_PROXY": "native", "DEL_NGINX_BIN": NginxInstance.binary, "DEL_NGINX_CONF": nginxConfiguration,
      // The network and the service manager are the machine's own.
      "DEL_LISTENERS": "direct", "DEL_COMMANDS": "child", "DEL_LOG_FORMAT": "json",
      "STATE_DIRECTORY": folder.path("state"), "RUNTIME_DIRECTORY": folder.path("run"),
    ]
    child = try Child([binary, "watch"], environment: settings.merging(environment) { $1 }, output: log)
  }

  package var pid: pid_t { child.pid }
  package var facts: ProcessFacts { ProcessFacts(child.pid) }

  /// Fails as soon as the daemon has ended instead.
  package func waitUntilReady(within limit: Duration = .seconds(60)) throws {
    var isReady = false
    try eventually("the daemon's READY=1", within: limit) {
      isReady = (try? notifications.wait(for: "READY=1", within: .milliseconds(50))) != nil
      return isReady || !child.isRunning
    }
    if !isReady { throw TimedOut(description: "the daemon ended with wait status \(child.wait(within: .zero) ?? -1)") }
  }

  package func send(_ signal: CInt) { child.send(signal) }
  package func stop() { child.stop() }
}
