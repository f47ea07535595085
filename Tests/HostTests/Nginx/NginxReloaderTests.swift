// SPDX-License-Identifier: MIT
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(2)))
struct NginxReloaderTests {
  @Test func `a reload is proven by workers that were not there before`() async throws {
    let host = try NginxHost()
    let before = Set(host.nginx.workerPIDs)
    try host.write("server { listen 127.0.0.1:\(host.port); return 200 new; }")
    guard case .proven(let workers, let duration) = await host.reloader().reload() else {
      Issue.record("not proven")
      return
    }
    #expect(!workers.isEmpty)
    #expect(before.isDisjoint(with: workers))
    #expect(duration > .zero)
    try host.nginx.waitUntilQuiet()
    #expect(WebClient(port: host.port).get(host: "a")?.body == "new")
  }

  @Test func `reloads one after the other are each proven by workers of their own`() async throws {
    let host = try NginxHost()
    let reloader = host.reloader()
    var seen = Set(host.nginx.workerPIDs)
    for _ in 0..<10 {
      guard case .proven(let workers, _) = await reloader.reload() else {
        Issue.record("not proven")
        return
      }
      #expect(seen.isDisjoint(with: workers))
      seen.formUnion(workers)
    }
  }

  @Test func `a taken port is refused in nginx's own words, though its test finds no fault`() async throws {
    let host = try NginxHost()
    let taken = try BoundSocket()
    try host.write(NginxHost.server(port: taken.port))
    let before = host.nginx.workerPIDs
    let words = "bind() to 127.0.0.1:\(taken.port) failed (98: Address already in use); still could not bind()"
    #expect(await host.reloader().reload() == .refused(NginxComplaint(words: words)))
    #expect(host.nginx.workerPIDs == before)
  }

  @Test func `a reload works again once the port is free`() async throws {
    let host = try NginxHost()
    let reloader = host.reloader()
    do {
      let taken = try BoundSocket()
      try host.write(NginxHost.server(port: taken.port))
      guard case .refused = await reloader.reload() else {
        Issue.record("not refused")
        return
      }
    }
    guard case .proven = await reloader.reload() else {
      Issue.record("not proven")
      return
    }
  }

  @Test func `a broken file is refused with its name and line`() async throws {
    let host = try NginxHost()
    try host.write("server {\n  listen 127.0.0.1:\(host.port);\n  nonsense;\n}")
    let file = host.folder.path("apps/a.conf")
    let complaint = NginxComplaint(words: "unknown directive \"nonsense\" in \(file):3", file: file, line: 3)
    #expect(await host.reloader().reload() == .refused(complaint))
  }

  @Test func `where the error log cannot be read a test of everything says why`() async throws {
    let folder = try TemporaryFolder()
    let text =
      "daemon off; pid \(folder.path("pid")); error_log stderr; events {} http { access_log off; server { listen 127.0.0.1:\(try NginxHost.freePort()); } }"
    let configuration = try folder.write(text, to: "nginx.conf")
    // Its standard error is a device, not a file.
    let nginx = try Child([NginxInstance.binary, "-e", "stderr", "-c", configuration], environment: Child.inherited)
    try eventually("nginx to start") { ProcessFacts(nginx.pid).children.count == 1 }
    try folder.write(text + "\nnonsense;", to: "nginx.conf")
    let program = NginxProgram(NginxHost.command(configuration), deadline: .seconds(10))
    let outcome = await NginxReloader(program, method: .signal, deadline: .seconds(10)).reload()
    let words = "unknown directive \"nonsense\" in \(configuration):2"
    #expect(outcome == .refused(NginxComplaint(words: words, file: configuration, line: 2)))
  }

  @Test func `no pid file means that nginx is not running`() async throws {
    let host = try NginxHost()
    host.nginx.stop()
    #expect(await host.reloader().reload() == .notRunning)
  }

  @Test func `a pid file that names another process is no nginx and nothing is sent to it`() async throws {
    let host = try NginxHost()
    host.nginx.stop()
    let other = try Child(["sleep", "60"], environment: Child.inherited)
    try host.folder.write("\(other.pid)\n", to: "nginx/nginx.pid")
    #expect(await host.reloader().reload() == .notRunning)
    #expect(other.isRunning)
    other.send(SIGKILL)
  }

  @Test func `nginx that comes back is found again`() async throws {
    let host = try NginxHost()
    let reloader = host.reloader()
    guard case .proven = await reloader.reload() else {
      Issue.record("not proven")
      return
    }
    host.nginx.stop()
    #expect(await reloader.reload() == .notRunning)
    let again = try NginxInstance(folder: host.folder.path("nginx"), including: host.folder.path("apps/*.conf"))
    guard case .proven = await reloader.reload() else {
      Issue.record("not proven")
      return
    }
    #expect(again.pid > 0)
  }

  @Test func `a program that is not there fails with its name`() async throws {
    let program = NginxProgram(NginxCommand(program: "/nowhere/nginx"), deadline: .seconds(5))
    let outcome = await NginxReloader(program, method: .signal, deadline: .seconds(5)).reload()
    #expect(outcome == .commandFailed("/nowhere/nginx -V: No such file or directory"))
  }

  @Test func `a master that is still at it after the deadline has timed out`() async throws {
    let host = try NginxHost()
    let taken = try BoundSocket()
    try host.write(NginxHost.server(port: taken.port))
    // nginx tries a taken port for two and a half seconds.
    #expect(await host.reloader(deadline: .milliseconds(300)).reload() == .timedOut)
  }

  @Test func `a crashed worker's successor proves nothing`() async throws {
    let host = try NginxHost()
    let taken = try BoundSocket()
    try host.write(NginxHost.server(port: taken.port))
    let victim = try #require(host.nginx.workerPIDs.first)
    async let outcome = host.reloader().reload()
    kill(victim, SIGKILL)
    switch await outcome {
    case .refused, .timedOut: break
    case .proven, .notRunning, .commandFailed: Issue.record("taken for a reload")
    }
  }
}
