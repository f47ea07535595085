// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// `PORTS` files that images bring, through a real engine and a real nginx.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ImagePortsTests {
  private static let echo = ["nc", "-ll", "-p", "5025", "-e", "/bin/sh", "-c", "hostname; exec cat"]

  /// An image as a build leaves it: the sample one, changed by a shell script in its root folder.
  private func makeImage(_ name: String, on host: RealHost, workingFolder: String? = nil, _ script: String) throws {
    let folder = "\(host.path)/image-\(name)"
    try host.shell("mkdir \(folder) && cd \(folder) && \(script)")
    let container = try host.docker("create", "dokku/sample:latest")
    try host.docker("cp", "\(folder)/.", "\(container):/")
    let change = workingFolder.map { ["--change", "WORKDIR \($0)"] } ?? []
    try host.docker(["commit"] + change + [container, name])
    try host.docker("rm", container)
  }

  @discardableResult
  private func deploy(_ app: String, _ image: String, on host: RealHost) throws -> String {
    let options = ["--image", image]
    return try #require(try host.deploy(app, "echo", options: options, command: Self.echo).first)
  }

  private func answerer(_ host: RealHost, _ port: UInt16) -> String? {
    PortClient(port, at: host.client.address)?.readLine()
  }

  private func waitUntil(_ host: RealHost, _ port: UInt16, leadsTo container: String?) throws {
    let name = container.map { String($0.prefix(12)) }
    try eventually("\(port) to lead to \(name ?? "nobody")") { answerer(host, port) == name }
  }

  @Test func `an image's PORTS open with its first deploy, change with the next, and go with one that has none`() throws
  {
    let host = try RealHost()
    try host.createApp("chat")
    try makeImage("one", on: host, "mkdir app && printf '7000:5025 echo\\n7001:5025 echo\\n' >app/PORTS")
    try makeImage("two", on: host, workingFolder: "/srv/it", "mkdir -p srv/it && echo 7002:5025 echo >srv/it/PORTS")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try waitUntil(host, 7000, leadsTo: try deploy("chat", "one", on: host))
    #expect(try host.run("tcp-ports:report", "chat").output.contains("7001/tcp:           echo:5025 served"))

    let second = try deploy("chat", "two", on: host)
    try waitUntil(host, 7002, leadsTo: second)
    try waitUntil(host, 7000, leadsTo: nil)

    try deploy("chat", "dokku/sample:latest", on: host)
    try waitUntil(host, 7002, leadsTo: nil)
    try eventually("the file to go") { host.read("nginx.stream.conf", of: "chat") == nil }
  }

  @Test func `a daemon that starts again, and a rebuild without one, know the ports and open them at once`() throws {
    let host = try RealHost()
    try host.createApp("chat")
    try makeImage("one", on: host, "mkdir app && echo 7000:5025 echo >app/PORTS")
    let container = try deploy("chat", "one", on: host)
    #expect(try host.run(script: "nsenter --net=\(host.namespace) $DEL network:rebuild chat").status == 0)
    #expect(answerer(host, 7000) == String(container.prefix(12)))

    let first = try RealDaemon(on: host)
    try first.waitUntilReady()
    try waitUntil(host, 7000, leadsTo: container)
    let memory = "\(try #require(host.environment["STATE_DIRECTORY"]))/image-ports"
    try eventually("the memory") {
      FileManager.default.contents(atPath: memory).map { String(decoding: $0, as: UTF8.self) }?
        .hasSuffix(" 7000:5025/tcp:echo\n") == true
    }
    _ = first.terminate()
    try host.docker("kill", container)
    try host.docker("start", container)
    let second = try RealDaemon(on: host)
    try second.waitUntilReady()
    #expect(answerer(host, 7000) == String(container.prefix(12)))
    // A file in the app's folder comes first.
    try host.write("7003:5025 echo\n", to: "PORTS", of: "chat")
    try waitUntil(host, 7003, leadsTo: container)
    try waitUntil(host, 7000, leadsTo: nil)
    try host.remove("PORTS", of: "chat")
    try waitUntil(host, 7000, leadsTo: container)
  }

  @Test func `a folder, a link and a file that is too large are no ports, and each is said once`() throws {
    let host = try RealHost()
    let cases = [
      ("folder", "mkdir -p app/PORTS && head -c 300000 /dev/zero >app/PORTS/x", "has more than 65536 bytes"),
      ("small", "mkdir -p app/PORTS && echo 22:22 >app/PORTS/x", "is not a regular file"),
      ("link", "mkdir app && ln -s /etc/httpd.conf app/PORTS", "is a link, and links are not followed"),
      ("large", "mkdir app && head -c 300000 /dev/zero >app/PORTS", "has more than 65536 bytes"),
      ("lines", "mkdir app && printf '7000:5025 echo\\n; }\\n' >app/PORTS", "PORTS in the image:2: not PUBLIC"),
    ]
    for (name, script, _) in cases {
      try host.createApp(name)
      try makeImage("image-\(name)", on: host, script)
      try deploy(name, "image-\(name)", on: host)
    }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for (name, _, reason) in cases {
      let record = try daemon.waitFor(.appComplaint, of: name)
      #expect(record.message.contains(reason), "\(name)")
    }
    try eventually("the good line") { answerer(host, 7000) != nil }
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone)
    #expect(daemon.log.records.count { $0.isA(.appComplaint) } == cases.count)
  }

  @Test func `an app that goes to another scheduler, or whose proxy is disabled, has its ports closed`() throws {
    let host = try RealHost()
    for (app, port) in [("chat", 7000), ("mail", 7001)] {
      try host.createApp(app)
      try host.deploy(app, "echo", command: Self.echo)
      try host.write("\(port):5025 echo\n", to: "PORTS", of: app)
    }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for port: UInt16 in [7000, 7001] { try eventually("\(port)") { answerer(host, port) != nil } }
    try host.setProperty("scheduler", "chat", "selected", "k3s")
    try host.setProperty("proxy", "mail", "disabled", "true")
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone)
    for (app, port) in [("chat", 7000), ("mail", 7001)] as [(String, UInt16)] {
      try waitUntil(host, port, leadsTo: nil)
      #expect(host.read("nginx.stream.conf", of: app) == nil)
    }
    try host.setProperty("scheduler", "chat", "selected", nil)
    daemon.send(SIGHUP)
    try eventually("7000 again") { answerer(host, 7000) != nil }
  }
}
