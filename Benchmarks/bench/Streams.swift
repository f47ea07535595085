// SPDX-License-Identifier: MIT
import Core
import Foundation
import NginxConfig
import TestSupport

/// Bytes and connections through our stream configuration, beside one that somebody wrote by hand and, where there is
/// Node, beside a relay as the older way had it. All in one run, in turns.
struct Streams {
  private static let bytes = 256 << 20
  private static let connections = 500

  private let runs: Int
  private let folder: TemporaryFolder
  private let server: StreamBackend
  private let nginx: NginxInstance
  private let ours: UInt16
  private let byHand: UInt16
  private var relay: (child: Child, port: UInt16)?

  init(_ options: Options) throws {
    runs = max(15, options.runs)
    folder = try TemporaryFolder()
    server = try StreamBackend(bytes: Self.bytes)
    (ours, byHand) = (try ListeningSocket.freePort(), try ListeningSocket.freePort())
    try folder.write(Self.rendered(ours, to: server.port), to: "ours/nginx.stream.conf")
    try folder.write(Self.plain(byHand, to: server.port), to: "plain/nginx.stream.conf")
    nginx = try NginxInstance(
      folder: folder.path("nginx"), including: folder.path("none/*.conf"),
      streams: folder.path("*/nginx.stream.conf"))
    relay = try Self.startRelay(folder, to: server.port)
  }

  private static func rendered(_ port: UInt16, to backend: UInt16) throws -> String {
    guard let app = AppName("app"), let outside = Port("\(port)"), let inside = Port("\(backend)") else {
      throw DaemonFailed(description: "no name or no port")
    }
    let forward = PortForward(PublicPort(outside, .tcp), to: inside)
    let route = PortRoute(forward, to: [Listener(.loopback, inside)])
    return try StreamConfiguration.text(
      for: app, [route], properties: ["bind-address-ipv4": "127.0.0.1", "bind-address-ipv6": "::1"],
      nginxVersion: NginxVersion(1, 22, 1))
  }

  private static func plain(_ port: UInt16, to backend: UInt16) -> String {
    "server { listen 127.0.0.1:\(port); proxy_pass 127.0.0.1:\(backend); }\n"
  }

  /// Nil where there is no Node.
  private static func startRelay(_ folder: TemporaryFolder, to backend: UInt16) throws -> (Child, UInt16)? {
    guard access("/usr/bin/node", X_OK) == 0 else { return nil }
    let port = try ListeningSocket.freePort()
    let script = """
      const net = require('net')
      net.createServer({ allowHalfOpen: true }, client => {
        const server = net.connect({ port: \(backend), host: '127.0.0.1', allowHalfOpen: true })
        for (const socket of [client, server]) socket.on('error', () => { client.destroy(); server.destroy() })
        client.pipe(server)
        server.pipe(client)
      }).listen(\(port), '127.0.0.1')
      """
    let file = try folder.write(script, to: "relay.js")
    let child = try Child(["/usr/bin/node", file], environment: Child.inherited)
    try eventually("the relay") { StreamClient.count(port) != nil }
    return (child, port)
  }

  func measure() throws -> [Row] {
    var (mine, plain, old): ([Measured], [Measured], [Measured]) = ([], [], [])
    // One of each that does not count.
    _ = try [ours, byHand].map(measured)
    for run in 0..<runs {
      // Whoever is first finds a machine that has rested.
      if run.isMultiple(of: 2) {
        mine.append(try measured(ours))
        plain.append(try measured(byHand))
      } else {
        plain.append(try measured(byHand))
        mine.append(try measured(ours))
      }
      if let relay, run < 5 { old.append(try measured(relay.port)) }
    }
    relay?.child.stop()
    return rows("\(Self.bytes >> 20) MiB to a client", mine.map(\.bytes), plain.map(\.bytes), old.map(\.bytes))
      + rows(
        "\(Self.connections) connections", mine.map(\.connections), plain.map(\.connections), old.map(\.connections))
  }

  /// Milliseconds.
  private struct Measured {
    let bytes: Double
    let connections: Double
  }

  private func measured(_ port: UInt16) throws -> Measured {
    server.sendsMuch = true
    var received: Int?
    let bytes = elapsed { received = StreamClient.count(port) }
    guard received == Self.bytes else {
      throw DaemonFailed(description: "port \(port) carried \(received ?? -1) of \(Self.bytes) bytes")
    }
    server.sendsMuch = false
    var failures = 0
    let connections = elapsed {
      for _ in 0..<Self.connections where StreamClient.count(port) != 1 { failures += 1 }
    }
    guard failures == 0 else { throw DaemonFailed(description: "port \(port) lost \(failures) connections") }
    return Measured(bytes: bytes, connections: connections)
  }

  private func rows(_ what: String, _ mine: [Double], _ plain: [Double], _ old: [Double]) -> [Row] {
    let floor = Samples(plain)
    var rows = [
      Row(
        name: "\(what), our configuration", unit: "ms", samples: Samples(mine), floor: floor.median,
        limit: floor.median * 1.03, limitReason: "by hand and 3 %"),
      Row(name: "\(what), nginx configured by hand (floor)", unit: "ms", samples: floor, floor: floor.median),
    ]
    if !old.isEmpty {
      rows.append(Row(name: "\(what), a Node relay", unit: "ms", samples: Samples(old), floor: floor.median))
    }
    return rows
  }
}
