// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Clients of TCP and UDP ports, through the host's nginx to containers that say their name and then echo.
@Suite(.serialized, .timeLimit(.minutes(3))) struct TCPPortsTests {
  private static let echo = ["nc", "-ll", "-p", "5025", "-e", "/bin/sh", "-c", "hostname; exec cat"]

  private func host(_ apps: String...) throws -> RealHost {
    let host = try RealHost()
    for app in apps {
      try host.createApp(app)
      try host.deploy(app, "echo", command: Self.echo)
    }
    return host
  }

  private func address(_ host: RealHost) throws -> IPAddress {
    try #require(host.environment["HOST_ADDRESS"].flatMap { IPAddress($0) })
  }

  private func connect(_ host: RealHost, _ port: UInt16) throws -> PortClient? {
    PortClient(port, at: try address(host))
  }

  /// The container at the other end of a new connection; nil where it is refused.
  private func answerer(_ host: RealHost, _ port: UInt16) throws -> String? { try connect(host, port)?.readLine() }

  private func waitUntil(_ host: RealHost, _ port: UInt16, leadsTo container: String?) throws {
    let name = container.map { String($0.prefix(12)) }
    try eventually("\(port) to lead to \(name ?? "nobody")") { try answerer(host, port) == name }
  }

  private func container(_ host: RealHost, _ app: String) throws -> String {
    try #require(host.read("CONTAINER.echo.1", of: app)).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `a deploy moves new connections to the new container, and 50 open ones live on`() throws {
    let host = try host("chat")
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let old = try container(host, "chat")
    try waitUntil(host, 7000, leadsTo: old)
    // One after another: the sample server's backlog is two.
    var open = try (0..<50).map { _ in
      let client = try #require(try connect(host, 7000))
      #expect(client.readLine() == String(old.prefix(12)))
      return client
    }

    let new = try #require(
      try host.deploy("chat", "echo", options: ["--keep-old"], command: Self.echo).first)
    var seen: [String?] = []
    try eventually("the new container") {
      seen.append(try answerer(host, 7000))
      return seen.last == String(new.prefix(12))
    }
    #expect(Set(seen).isSubset(of: [String(old.prefix(12)), String(new.prefix(12))]))
    // One generation of nginx's workers more, with connections of both before it.
    open.append(try #require(try connect(host, 7000)))
    #expect(open.last?.readLine() == String(new.prefix(12)))
    // Two deploys in one second would give two retired containers one name.
    try host.docker("rename", old, "chat.echo.1.1700000000")
    let newest = try #require(
      try host.deploy("chat", "echo", options: ["--keep-old"], command: Self.echo).first)
    try waitUntil(host, 7000, leadsTo: newest)
    #expect(daemon.count(.nginxReloadFailed) == 0)
    for round in 0..<3 {
      for (index, client) in open.enumerated() { #expect(client.echoes("\(round) of \(index)")) }
    }
  }

  @Test func `all containers of a process share its port, and those that are left take over`() throws {
    let host = try RealHost()
    try host.createApp("chat")
    let names = try host.deploy("chat", "echo", count: 2, command: Self.echo).map { String($0.prefix(12)) }
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    var seen: Set<String?> = []
    try eventually("both") {
      seen.insert(try answerer(host, 7000))
      return seen == Set(names)
    }
    try host.docker("kill", "chat.echo.1")
    try eventually("the other one alone") {
      try (0..<10).allSatisfy { _ in try answerer(host, 7000) == names[1] }
    }
  }

  @Test func `a container that moves takes its port along, and never meets another app`() throws {
    let host = try host("chat", "mail")
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    try host.write("7001:5025 echo\n", to: "PORTS", of: "mail")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let (chat, mail) = (try container(host, "chat"), try container(host, "mail"))
    try host.swap("chat.echo.1", "mail.echo.1")
    try waitUntil(host, 7000, leadsTo: chat)
    try waitUntil(host, 7001, leadsTo: mail)
  }

  @Test func `a million bytes go both ways unharmed, and the end of one direction leaves the other open`() throws {
    let host = try host("chat")
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try waitUntil(host, 7000, leadsTo: try container(host, "chat"))
    let client = try #require(try connect(host, 7000))
    _ = client.readLine()
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
    let writer = Thread {
      client.write(bytes)
      client.finishWriting()
    }
    writer.start()
    #expect(client.read(bytes.count) == bytes)
    #expect(client.read(1) == [])
  }

  @Test func `a UDP port of the port map carries datagrams to the web process`() throws {
    let host = try host()
    try host.createApp("dns", ports: ["http:80:5000", "udp:5300:5353"])
    try host.deploy("dns")
    let pid = try host.docker("inspect", "--format", "{{.State.Pid}}", "dns.web.1")
    let folder = try TemporaryFolder()
    let server = try Child(
      ["nsenter", "--net=/proc/\(pid)/ns/net", "--", "socat", "UDP4-RECVFROM:5353,fork", "EXEC:cat"],
      environment: Child.inherited, output: folder.path("log"))
    defer { server.stop() }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = try #require(PortClient(5300, .udp, at: try address(host)))
    try eventually("an echo") { client.echoes("ping") }
    #expect(client.echoes(String(repeating: "x", count: 1200)))

    // A new container has another namespace, and another address.
    let newest = try #require(try host.deploy("dns", options: ["--keep-old"]).first)
    let newPID = try host.docker("inspect", "--format", "{{.State.Pid}}", newest)
    let newServer = try Child(
      ["nsenter", "--net=/proc/\(newPID)/ns/net", "--", "socat", "UDP4-RECVFROM:5353,fork", "SYSTEM:echo new; cat"],
      environment: Child.inherited, output: folder.path("log"))
    defer { newServer.stop() }
    try eventually("the new container") {
      let other = try #require(PortClient(5300, .udp, at: try address(host)))
      other.write(Array("ping".utf8))
      return other.read(3) == Array("new".utf8)
    }
  }

  @Test func `a line, a file and a container that go close the port, and come back with it`() throws {
    let host = try host("chat")
    try host.write("7000:5025 echo\n7001:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let chat = try container(host, "chat")
    try waitUntil(host, 7001, leadsTo: chat)
    try host.write("7000:5025 echo\r\nnonsense\r\n", to: "PORTS", of: "chat")
    try waitUntil(host, 7001, leadsTo: nil)
    #expect(try daemon.waitFor(.appComplaint, of: "chat").message.contains("PORTS:2"))
    try waitUntil(host, 7000, leadsTo: chat)
    try host.docker("stop", "--time", "0", "chat.echo.1")
    try waitUntil(host, 7000, leadsTo: nil)
    #expect(host.read("nginx.stream.conf", of: "chat")?.contains("7000/tcp") == true)
    try host.docker("start", "chat.echo.1")
    try waitUntil(host, 7000, leadsTo: chat)
    try host.remove("PORTS", of: "chat")
    try waitUntil(host, 7000, leadsTo: nil)
    try eventually("the file to go") { host.read("nginx.stream.conf", of: "chat") == nil }
  }

  @Test func `of two apps with one port the first keeps it, and the other gets it when it is free`() throws {
    let host = try host("chat", "able")
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let (chat, able) = (try container(host, "chat"), try container(host, "able"))
    try waitUntil(host, 7000, leadsTo: chat)
    try host.write("7000:5025 echo\n7001:5025 echo\n22:5025\n", to: "PORTS", of: "able")
    let record = try daemon.waitForRecord("the conflict") { $0.app == "able" && $0.message.contains("7000/tcp") }
    #expect(record.message == "able cannot have port 7000/tcp: chat has it")
    try waitUntil(host, 7001, leadsTo: able)
    #expect(try answerer(host, 7000) == String(chat.prefix(12)))
    let report = try host.run("tcp-ports:report", "able")
    #expect(report.output.contains("22/tcp:             web:5025 refused: able cannot have port 22/tcp"))
    #expect(
      report.output.contains("7000/tcp:           echo:5025 refused: able cannot have port 7000/tcp: chat has it"))
    #expect(
      report.output.contains("7001/tcp:           echo:5025 served: \(try host.address(of: "able.echo.1")):5025\n"))

    _ = daemon.terminate()
    let next = try RealDaemon(on: host)
    try next.waitUntilReady()
    #expect(try answerer(host, 7000) == String(chat.prefix(12)))
    #expect(next.log.records.contains { $0.message == "able cannot have port 7000/tcp: chat has it" })
    try host.script("app-destroy", "chat")
    try waitUntil(host, 7000, leadsTo: able)
  }

  @Test func `a port that another program or an app's http side has is refused alone until it is free`() throws {
    let host = try host("chat", "mail")
    let folder = try TemporaryFolder()
    let squatter = try Child(
      ["nsenter", "--net=\(host.namespace)", "--", "socat", "TCP-LISTEN:7000,fork", "EXEC:true"],
      environment: Child.inherited, output: folder.path("log"))
    try eventually("the squatter") { try !host.execute("ss", "-Hltn", "sport = :7000").isEmpty }
    try host.deploy("mail")
    try host.setProperty("ports", "mail", "map", "http:80:5000\nhttp:7002:5000\n")
    try host.write("7000:5025 echo\n7001:5025 echo\n7002:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let chat = try container(host, "chat")
    try waitUntil(host, 7001, leadsTo: chat)
    let texts = daemon.log.records.filter { $0.isA(.portRefused, of: "chat") }.map(\.message)
    #expect(
      Set(texts) == [
        "chat cannot have port 7002/tcp: mail's http side has it",
        "chat: port 7000/tcp is in use by another program",
      ])
    let report = try host.run(script: "nsenter --net=\(host.namespace) $DEL tcp-ports:report chat")
    #expect(report.output.contains("7000/tcp:           echo:5025 refused: port 7000/tcp is in use by another program"))
    try host.startClient(of: "mail").waitUntilAnswered(by: ["web.1"])
    squatter.stop()
    daemon.send(SIGHUP)
    try waitUntil(host, 7000, leadsTo: chat)
  }

  @Test func `without a daemon a rebuild of one app opens its ports, but none that another app has`() throws {
    let host = try host("chat", "mail")
    let program = "nsenter --net=\(host.namespace) $DEL"
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    #expect(try host.run(script: "\(program) network:rebuild chat").status == 0)
    try waitUntil(host, 7000, leadsTo: try container(host, "chat"))
    try host.write("7000:5025 echo\n7001:5025 echo\n", to: "PORTS", of: "mail")
    let outcome = try host.run(script: "\(program) network:rebuild mail")
    #expect((outcome.output + outcome.errorOutput).contains("mail cannot have port 7000/tcp: chat has it"))
    try waitUntil(host, 7001, leadsTo: try container(host, "mail"))
    #expect(try answerer(host, 7000) == String(try container(host, "chat").prefix(12)))
    try host.shell("printf 'nonsense;\\n' >>\(host.root)/mail/nginx.stream.conf")
    let validation = try host.run(script: "\(program) nginx:validate mail")
    #expect(validation.status == 1)
    #expect(validation.errorOutput.contains("unknown directive \"nonsense\" in \(host.root)/mail/nginx.stream.conf"))
  }

  @Test func `an nginx that does not include the files serves http, and says once which line to add`() throws {
    let host = try host("chat")
    try host.deploy("chat")
    let main = "\(host.path)/nginx/nginx.conf"
    try host.shell("cp \(main) \(main).full && sed -i '/^stream/d' \(main)")
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let record = try daemon.waitFor(.portsUnsupported)
    #expect(record.message.contains("stream { include \(host.root)/*/nginx.stream.conf; }"))
    try host.startClient(of: "chat").waitUntilAnswered(by: ["web.1"])
    #expect(
      try host.run("tcp-ports:report", "chat").output.contains(
        "refused: \(main) does not include apps' nginx.stream.conf"))
    try host.shell("cp \(main).full \(main)")
    daemon.send(SIGHUP)
    try waitUntil(host, 7000, leadsTo: try container(host, "chat"))
    #expect(daemon.count(.portsUnsupported) == 1)
  }

  @Test func `a port that the host's own configuration has takes no other file down with it`() throws {
    let host = try host("chat", "mail")
    try host.deploy("chat")
    let main = "\(host.path)/nginx/nginx.conf"
    try host.shell("sed -i 's|^stream {|stream { server { listen 7000; return mine; }|' \(main)")
    try host.script("exec", "sh", "-c", "kill -HUP $(cat \(host.path)/nginx/nginx.pid)")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.write("7000:5025 echo\n", to: "PORTS", of: "chat")
    try host.write("7001:5025 echo\n", to: "PORTS", of: "mail")
    #expect(try daemon.waitFor(.portRefused, of: "chat").message.contains("7000"))
    try waitUntil(host, 7001, leadsTo: try container(host, "mail"))
    try host.docker("kill", "chat.web.1")
    try host.docker("start", "chat.web.1")
    try host.startClient(of: "chat").waitUntilAnswered(by: ["web.1"])
    #expect(daemon.count(.proxyRefused) == 0)
    // What nginx refused is left alone until its next try.
    try host.shell("test $(grep -c 'duplicate .0.0.0.0:7000' \(host.path)/nginx/error.log) -eq 1")
  }
}
