// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import Host

/// Scripts stand for Dokku and for systemd-run; the real ones are in the package's tests.
@Suite(.timeLimit(.minutes(1)))
struct DokkuCommandsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func script(_ text: String, _ name: String) throws -> String {
    let path = try folder.write("#!/bin/sh\n\(text)\n", to: name)
    try #require(chmod(path, 0o755) == 0)
    return path
  }

  private func rebuild(dokku: String?, in place: CommandPlace) async throws -> Core.CommandOutcome {
    let commands = DokkuCommands(program: dokku, place: place, rebuildDeadline: .seconds(20))
    let app = try #require(AppName("blog"))
    return await withCheckedContinuation { continuation in
      commands.rebuild(app) { continuation.resume(returning: $0) }
    }
  }

  @Test func `as a child its last words come back`() async throws {
    let dokku = try script("echo working; echo \" !     no $3\" >&2; exit 3", "dokku")
    #expect(try await rebuild(dokku: dokku, in: .child) == .failed("exit status 3: no blog"))
  }

  @Test func `its unit has the app's name`() async throws {
    let systemdRun = try script("echo 'Running as unit: x.service' >&2; echo \"$@\" >\(folder.path("asked"))", "run")
    #expect(try await rebuild(dokku: "/usr/bin/dokku", in: .unit(systemdRun: systemdRun)) == .succeeded)
    let asked = try #require(folder.read("asked"))
    #expect(asked.contains(" --unit=dokku-event-listener-ps-rebuild-blog "))
    #expect(asked.hasSuffix(" -- /usr/bin/dokku --quiet ps:rebuild blog\n"))
  }

  @Test func `one that an earlier daemon started is told of`() async throws {
    let refusal = "Failed to start transient service unit: Unit x.service was already loaded or has a fragment file."
    let systemdRun = try script("echo '\(refusal)' >&2; exit 1", "run")
    let outcome = try await rebuild(dokku: "/usr/bin/dokku", in: .unit(systemdRun: systemdRun))
    #expect(outcome == .failed("one that was started earlier is still running"))
  }

  @Test func `without Dokku nothing is run`() async throws {
    #expect(try await rebuild(dokku: nil, in: .child) == .missing)
  }
}
