// SPDX-License-Identifier: MIT
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(2)))
struct NginxReloadCommandTests {
  @Test func `a command's reload is proven like any other`() async throws {
    let host = try NginxHost()
    let before = Set(host.nginx.workerPIDs)
    let command = ReloadMethod.command([NginxInstance.binary, "-c", host.nginx.configuration, "-s", "reload"])
    guard case .proven(let workers, _) = await host.reloader(command).reload() else {
      Issue.record("not proven")
      return
    }
    #expect(before.isDisjoint(with: workers))
  }

  @Test func `a command that exits with 0 and does nothing has proven nothing`() async throws {
    let host = try NginxHost()
    guard case .refused(let complaint) = await host.reloader(.command(["true"])).reload() else {
      Issue.record("not refused")
      return
    }
    #expect(complaint.words.contains("kept its old configuration"))
  }

  @Test func `a command that fails does so with its last words`() async throws {
    let host = try NginxHost()
    let command = ReloadMethod.command(["sh", "-c", "echo first >&2; echo no such unit >&2; exit 5"])
    #expect(await host.reloader(command).reload() == .commandFailed("exit status 5: no such unit"))
  }

  @Test func `a command that hangs is ended at the deadline`() async throws {
    let host = try NginxHost()
    let outcome = await host.reloader(.command(["sleep", "60"]), deadline: .milliseconds(200)).reload()
    #expect(outcome == .commandFailed("no end within its deadline"))
  }

  @Test func `a command that starts nginx anew has loaded the configuration`() async throws {
    let host = try NginxHost()
    let script = """
      kill -QUIT $(cat \(host.folder.path("nginx/nginx.pid")))
      while test -e \(host.folder.path("nginx/nginx.pid")); do :; done
      exec \(NginxInstance.binary) -e \(host.folder.path("nginx/error.log")) -c \(host.nginx.configuration)
      """
    let before = host.nginx.workerPIDs
    let outcome = await host.reloader(.command(["sh", "-c", script])).reload()
    defer { stopDaemon(host) }
    guard case .proven(let workers, _) = outcome else {
      Issue.record("not proven: \(outcome)")
      return
    }
    #expect(Set(before).isDisjoint(with: workers))
  }

  @Test func `a command that starts an nginx where none ran has loaded the configuration`() async throws {
    let host = try NginxHost()
    host.nginx.stop()
    let start = [NginxInstance.binary, "-e", host.folder.path("nginx/error.log"), "-c", host.nginx.configuration]
    let outcome = await host.reloader(.command(start)).reload()
    defer { stopDaemon(host) }
    guard case .proven = outcome else {
      Issue.record("not proven: \(outcome)")
      return
    }
  }

  @Test func `a command that leaves no nginx behind says so`() async throws {
    let host = try NginxHost()
    host.nginx.stop()
    #expect(await host.reloader(.command(["true"])).reload() == .notRunning)
  }

  private func stopDaemon(_ host: NginxHost) {
    guard let pid = host.folder.read("nginx/nginx.pid").flatMap({ pid_t($0.trimmingCharacters(in: .newlines)) }) else {
      return
    }
    kill(pid, SIGTERM)
    try? eventually("nginx to end") { host.folder.read("nginx/nginx.pid") == nil }
  }
}
