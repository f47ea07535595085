// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport

/// One container of a real engine, reached through one nginx in two ways: by its stable address, as the daemon has
/// written it, and by its own, as the same file reads in direct mode.
struct TwoWays {
  /// Where the app answers.
  struct Way {
    let domain: String
    let streamPort: Int
  }

  let host: RealHost
  let stable = Way(domain: "fast.localhost", streamPort: 7000)
  let direct = Way(domain: "twin.localhost", streamPort: 7001)
  private let daemon: RealDaemon

  init(_ options: Options) throws {
    host = try RealHost()
    // Of the usual range half would be in TIME_WAIT soon.
    try host.execute("sysctl", "--quiet", "net.ipv4.ip_local_port_range=10000 65535")
    let image = try FastImage(on: host)
    try host.createApp("fast", ports: ["http:80:\(FastImage.port)", "tcp:\(stable.streamPort):\(FastImage.port)"])
    try host.deploy("fast", options: ["--image", image.name], command: image.command)
    daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"], binary: options.daemon)
    try daemon.waitUntilReady()
    try addTwin()
  }

  /// From outside of the host, as its clients come.
  func connection(_ way: Way, isHTTP: Bool) throws -> KeptConnection {
    guard let address = host.environment["HOST_ADDRESS"].flatMap({ IPAddress($0) }) else {
      throw DaemonFailed(description: "the host has no address")
    }
    return try KeptConnection(to: address, port: isHTTP ? 80 : UInt16(way.streamPort), domain: way.domain)
  }

  /// The daemon does not know of these files: they stand outside of Dokku's folder.
  private func addTwin() throws {
    guard let address = try host.stableAddresses()["fast.web.1"] else {
      throw DaemonFailed(description: "the container has no stable address")
    }
    let own = try host.address(of: "fast.web.1")
    for file in ["nginx.conf", "nginx.stream.conf"] {
      let text = host.read(file, of: "fast") ?? ""
      guard text.contains(address) else {
        throw DaemonFailed(description: "\(file) does not name the stable address \(address)")
      }
      let twin = [address: own, "fast": "twin", "\(stable.streamPort)": "\(direct.streamPort)"].reduce(text) {
        $0.replacingOccurrences(of: $1.key, with: $1.value)
      }
      let path = "\(host.path)/nginx/twin-\(file)"
      try Data(twin.utf8).write(to: URL(fileURLWithPath: path))
      try include(path, before: "include \(host.root)/*/\(file);")
    }
    try host.shell("kill -HUP $(cat \(host.path)/nginx/nginx.pid)")
    try eventually("nginx to know of both ways") {
      [stable, direct].allSatisfy { (try? Load.one(of: $0).run(on: host)) != nil }
    }
  }

  private func include(_ path: String, before other: String) throws {
    let main = "\(host.path)/nginx/nginx.conf"
    let text = try String(contentsOfFile: main, encoding: .utf8)
    try Data(text.replacingOccurrences(of: other, with: "include \(path);\n\(other)").utf8)
      .write(to: URL(fileURLWithPath: main))
  }
}
