// SPDX-License-Identifier: MIT
import Core
import Foundation

/// A Docker engine, an nginx and the files of a Dokku host, in a network namespace and a folder of their own. All of it
/// is gone when this object goes; what a killed test run leaves is removed by the next one.
package final class RealHost {
  package let path: String
  /// What the daemon is started with, and where clients ask; names as `embedded-host env` prints them.
  package let environment: [String: String]
  private let folder: TemporaryFolder
  private var clients: [ContinuousClient] = []

  /// `engine` is JSON: what the engine's configuration is to have.
  package init(liveRestore: Bool = false, engine: String = "{}") throws {
    folder = try TemporaryFolder()
    path = folder.path("host")
    let options = ["--keeper", "\(getpid())", "--engine", engine] + (liveRestore ? ["--live-restore"] : [])
    try EmbeddedHostScript.run(["up", path] + options)
    environment = Self.variables(try EmbeddedHostScript.run(["env", path]))
  }

  deinit {
    for client in clients { client.stop() }
    do {
      try EmbeddedHostScript.run(["down", path])
    } catch {
      print("a test's host was not removed: \(error)")
    }
  }

  /// Runs a subcommand of the script on this host.
  @discardableResult
  package func script(_ command: String, _ arguments: String...) throws -> String {
    try EmbeddedHostScript.run([command, path] + arguments)
  }

  /// Runs the `docker` command against this host's engine.
  @discardableResult
  package func docker(_ arguments: String...) throws -> String { try docker(arguments) }

  /// The same with words that were put together.
  @discardableResult
  package func docker(_ arguments: [String]) throws -> String {
    try EmbeddedHostScript.output(of: ["docker", "-H", "unix://\(path)/docker.sock"] + arguments)
  }

  /// Runs a program in the host's network namespace.
  @discardableResult
  package func execute(_ arguments: String...) throws -> String { try execute(arguments) }

  /// The same with words that were put together.
  @discardableResult
  package func execute(_ arguments: [String]) throws -> String {
    try EmbeddedHostScript.output(of: ["nsenter", "--net=\(namespace)", "--"] + arguments)
  }

  /// Runs a program among the files that the engine sees, which are another release's where `DEL_ENGINE_ROOT` is set.
  @discardableResult
  package func executeBesideEngine(_ arguments: [String]) throws -> String {
    try EmbeddedHostScript.run(["engine-exec", path] + arguments)
  }

  package var namespace: String { environment["HOST_NETNS"] ?? "" }
  package var root: String { environment["DOKKU_ROOT"] ?? "" }
  package var library: String { environment["DOKKU_LIB_ROOT"] ?? "" }

  /// Asks the host's nginx, straight from the machine's own namespace.
  package var client: WebClient { client(patience: .seconds(1)) }

  private func client(patience: Duration) -> WebClient {
    WebClient(address: environment["HOST_ADDRESS"].flatMap { IPAddress($0) } ?? .loopback, port: 80, patience: patience)
  }

  /// A client that asks for an app again and again until it is stopped, or until the host goes. A busy machine may let
  /// one with little patience wait too long.
  package func startClient(
    of app: String, host name: String? = nil, patience: Duration = .seconds(1)
  ) -> ContinuousClient {
    let started = ContinuousClient(client(patience: patience), app: app, host: name)
    clients.append(started)
    return started
  }

  private static func variables(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let pair = line.dropFirst("export ".count).split(separator: "=", maxSplits: 1)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
    }
    return result
  }
}
