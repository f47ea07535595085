// SPDX-License-Identifier: MIT

/// The files of a Dokku host, in a folder of their own.
package struct DokkuTree: Sendable {
  package let folder: TemporaryFolder

  package init(_ folder: TemporaryFolder) { self.folder = folder }

  /// `DOKKU_ROOT`
  package var root: String { folder.path("home") }
  /// `DOKKU_LIB_ROOT`
  package var library: String { folder.path("lib") }

  /// Writes a file of an app's folder.
  package func write(_ text: String, _ file: String, of app: String) throws {
    try folder.write(text, to: "home/\(app)/\(file)")
  }

  package func read(_ file: String, of app: String) -> String? { folder.read("home/\(app)/\(file)") }

  /// Sets a property; the app `--global` stands for all.
  package func set(_ plugin: String, _ property: String, of app: String, to value: String) throws {
    try folder.write(value, to: "lib/config/\(plugin)/\(app)/\(property)")
  }

  /// What a deploy of one web process leaves behind.
  package func deploy(_ app: String, container: String, address: String, portMap: String, port: UInt16) throws {
    try write("\(container)\n", "CONTAINER.web.1", of: app)
    try write(address, "IP.web.1", of: app)
    try write("\(port)", "PORT.web.1", of: app)
    try write("\(app).test\n", "VHOST", of: app)
    try set("common", "deployed", of: app, to: "true")
    try set("ps", "scale", of: app, to: "web=1\n")
    try set("ports", "map", of: app, to: "\(portMap)\n")
  }
}
