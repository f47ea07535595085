// SPDX-License-Identifier: MIT
import Foundation
import Host
import TestSupport
import Testing

@testable import Commands

/// A whole look at a host that has files, an engine and an nginx program, and no daemon.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct DoctorCommandTests {
  private let host: CommandHost

  init() throws {
    host = try CommandHost()
    for app in ["blog", "mail"] { try host.folder.write("", to: "home/\(app)/HEAD") }
    for folder in ["state", "run", "lib/config/network"] { try host.folder.write("", to: "\(folder)/.keep") }
    try host.folder.write(
      "pid \(host.folder.path("nginx.pid"));\nhttp { include \(host.tree.root)/*/nginx.conf; }\n", to: "nginx.conf")
  }

  /// Each finding as `subject/check verdict`.
  private func doctor(_ more: [String: String] = [:]) async throws -> (said: Said, checks: [String]) {
    let own = [
      "DOCKER_HOST": "unix://\(host.folder.path("docker.sock"))", "DOKKU_ROOT": host.tree.root,
      "DOKKU_LIB_ROOT": host.tree.library, "DEL_NGINX_BIN": NginxInstance.binary,
      "DEL_NGINX_CONF": host.folder.path("nginx.conf"), "STATE_DIRECTORY": host.folder.path("state"),
      "RUNTIME_DIRECTORY": host.folder.path("run"), "DEL_PROXY": "native", "DOKKU_BIN": "/bin/true",
    ].merging(more) { $1 }
    let review = SettingsReview(path: host.folder.path("default"), own: own)
    let recorded = RecordedConsole("")
    let places = try HostPlaces(environment: own)
    let status = await withCheckedContinuation { continuation in
      let run = CommandRun(GlobalFlags(), places, recorded.console, probe: { _ in [] }) {
        continuation.resume(returning: $0)
      }
      run.attempt { try DoctorCommand.perform(run, review, .json) }
    }
    let said = Said(status, recorded.output, recorded.errorOutput)
    let object = try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
    let checks = try #require(object?["checks"] as? [[String: Any]])
    return (
      said,
      checks.map { "\($0["subject"] ?? "")/\($0["check"] ?? "") \($0["verdict"] ?? "")" }.filter {
        !$0.hasPrefix("clock/")
      }
    )
  }

  @Test func `every subject is looked at, in one order`() async throws {
    let (said, checks) = try await doctor()
    #expect(said.status == 1 && said.errorOutput == "")
    #expect(
      checks == [
        "settings/settings-file ok", "settings/dokku-program ok", "docker/docker-api ok",
        "docker/docker-live-restore advice", "nginx/nginx-program ok",
        "nginx/nginx-process fault", "nginx/nginx-http-include ok", "nginx/nginx-stream-module advice",
        "nginx/nginx-stream-include advice", "permissions/user ok", "permissions/dokku-root ok",
        "permissions/app-folders ok", "permissions/network-properties ok", "permissions/state-folder ok",
        "permissions/runtime-folder ok", "journal/journal skipped", "boot/unit skipped", "daemon/daemon fault",
        "networks/networks ok", "listeners/listeners skipped", "rendering/rendering skipped", "ports/ports skipped",
        "schedulers/schedulers ok",
      ])
  }

  @Test func `faults of files are found, and bad settings keep nothing else from being looked at`() async throws {
    try host.folder.write("DEL_PROXY=maybe\nDEL_NGINX_TIMEOUT 5s\n", to: "default")
    try host.folder.write("backend", to: "lib/config/network/blog/attach-post-deploy")
    try host.folder.write("kubernetes", to: "lib/config/scheduler/mail/selected")
    try host.folder.write("25:25\n", to: "home/blog/PORTS")
    let (_, checks) = try await doctor(["DEL_REBUILD_LIMIT": "many"])
    for expected in [
      "settings/settings-line fault", "settings/settings-environment fault", "networks/network-missing fault",
      "schedulers/schedulers skipped", "nginx/nginx-stream-module fault", "nginx/nginx-stream-include fault",
      "ports/ports skipped",
    ] { #expect(checks.contains(expected), "\(expected)") }
    #expect(checks.count { $0 == "settings/settings-line fault" } == 2)
  }

  @Test func `a host without Docker, nginx and Dokku is told what is missing`() async throws {
    let (said, checks) = try await doctor([
      "DOCKER_HOST": "unix:///nowhere/docker.sock", "DEL_NGINX_BIN": "/nowhere/nginx", "DOKKU_ROOT": "/nowhere/home",
      "DOKKU_BIN": "/nowhere/dokku",
    ])
    #expect(said.status == 1)
    for expected in [
      "settings/dokku-program advice", "docker/docker-api fault", "nginx/nginx-program fault",
      "permissions/dokku-root fault",
      "networks/networks skipped",
      "rendering/rendering skipped", "ports/ports skipped", "schedulers/schedulers skipped",
    ] { #expect(checks.contains(expected), "\(expected)") }
  }

  @Test func `apps that cannot be read are told with what stands in the way`() async throws {
    try host.folder.write("", to: "lib/config/ports")
    let (said, checks) = try await doctor()
    #expect(checks.contains("permissions/app-files fault") && checks.contains("networks/networks skipped"))
    #expect(said.output.contains("/lib/config/ports: open: Not a directory"))
  }

  @Test func `a setting that leaves nginx alone is no fault of nginx`() async throws {
    let (_, checks) = try await doctor(["DEL_PROXY": "off"])
    #expect(checks.contains("nginx/nginx-program skipped") && checks.contains("rendering/rendering skipped"))
    #expect(!checks.contains { $0.hasPrefix("nginx/") && $0.hasSuffix("fault") })
  }
}
