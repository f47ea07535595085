// SPDX-License-Identifier: MIT
import Foundation

extension RealHost {
  /// With these apps, each deployed with one web container.
  package convenience init(apps: [String], liveRestore: Bool = false, engine: String = "{}") throws {
    try self.init(liveRestore: liveRestore, engine: engine)
    for app in apps {
      try createApp(app)
      try deploy(app)
    }
  }

  /// Dokku's files of a new app. Its virtual host is `APP.localhost` unless other domains are given.
  package func createApp(_ app: String, domains: [String] = [], ports: [String] = []) throws {
    let options = domains.flatMap { ["--domain", $0] } + ports.flatMap { ["--port", $0] }
    try EmbeddedHostScript.run(["app-create", path, app] + options)
  }

  /// The app `blog` at `blog.test`, with a listener, on a host that is to boot: nginx in there logs where it always does.
  package func createBlog() throws {
    try createApp("blog", domains: ["blog.test"])
    for log in ["access-log-path", "error-log-path"] { try setProperty("nginx", "--global", log, nil) }
    try deploy("blog", "web", options: ["--listeners"])
  }

  /// New containers of a process type, current in the app's files. Options are those of `embedded-host app-deploy`.
  /// The answer is their ids, in order.
  @discardableResult
  package func deploy(
    _ app: String, _ processType: String = "web", count: Int = 1, options: [String] = [], command: [String] = []
  ) throws -> [String] {
    let words = ["app-deploy", path, app, processType] + (count == 1 ? [] : ["--count", "\(count)"]) + options
    let ids = try EmbeddedHostScript.run(words + (command.isEmpty ? [] : ["--"] + command))
    return ids.split(separator: "\n").map(String.init)
  }

  /// Makes a container that was deployed with `--upcoming` the current one of its slot; `slot` is `web.1`.
  package func promote(_ app: String, slot: String, to container: String, options: [String] = []) throws {
    try EmbeddedHostScript.run(["app-promote", path, app, slot, container] + options)
  }

  /// Sets a Dokku property; nil removes it, and the app `--global` stands for all.
  package func setProperty(_ plugin: String, _ app: String, _ name: String, _ value: String?) throws {
    try EmbeddedHostScript.run(["property", path, plugin, app, name] + (value.map { [$0] } ?? []))
  }

  /// Stops two containers and starts them so that each has the other's address.
  package func swap(_ container: String, _ other: String) throws { try script("swap", container, other) }

  /// Stops a container of an app and starts it when another one has its address. The answer is its new one.
  @discardableResult
  package func move(_ container: String, of app: String) throws -> String {
    let old = try address(of: container)
    try docker("stop", "--time", "1", container)
    try deploy(app, "worker")
    try docker("start", container)
    let new = try address(of: container)
    guard new != old else { throw Unmoved(description: "\(container) came back at \(old)") }
    return new
  }

  private struct Unmoved: Error, CustomStringConvertible {
    let description: String
  }

  /// Kills a container's process from outside the engine, as the kernel would.
  package func crash(_ container: String) throws { try script("crash", container) }

  /// The text of a file in an app's folder; nil where there is none.
  package func read(_ file: String, of app: String) -> String? {
    FileManager.default.contents(atPath: "\(root)/\(app)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// A container's address on a network, empty when it has none.
  package func address(of container: String, on network: String = "bridge") throws -> String {
    let format = "{{with index .NetworkSettings.Networks \"\(network)\"}}{{.IPAddress}}{{end}}"
    return try docker("inspect", "--format", format, container)
  }

  /// Puts a `dokku` in place that only the daemon of this host finds: a shell script, run with the command's words.
  package func installDokku(_ shellScript: String) throws {
    let file = "\(path)/bin/dokku"
    try Data("#!/bin/sh\n\(shellScript)\n".utf8).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
  }
}
