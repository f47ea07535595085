// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// How the service comes back. How long a busy machine takes for the rest of a start is no matter of it.
@Suite(.serialized, .timeLimit(.minutes(4))) struct RestartTests {
  private let systemd: SystemdHost

  init() throws {
    systemd = try SystemdHost(on: try RealHost())
    try systemd.install()
    try systemd.waitUntilReady()
    try setGoodRun(seconds: 1000)
    try systemd.shell("systemctl restart dokku-event-listener")
    try systemd.waitUntilReady()
  }

  /// With waits of two seconds at most.
  private func setGoodRun(seconds: Int) throws {
    let program = "-/usr/share/dokku-event-listener/restart-delay"
    try systemd.write(
      """
      [Service]
      ExecStartPre=
      ExecStartPre=\(program) wait 2
      ExecStopPost=
      ExecStopPost=\(program) ended \(seconds)

      """, to: "/etc/systemd/system/dokku-event-listener.service.d/test.conf")
    try systemd.shell("systemctl daemon-reload")
  }

  /// How long it takes until there is another daemon.
  private func kill() throws -> Duration {
    let pid = try systemd.show("MainPID")
    let start = ContinuousClock.now
    try systemd.shell("kill -KILL \(pid)")
    try eventually("another daemon", within: .seconds(20)) { !["0", pid].contains(try systemd.show("MainPID")) }
    let delay = ContinuousClock.now - start
    try systemd.waitUntilReady()
    return delay
  }

  private var ends: String { get throws { try systemd.shell("cat /run/dokku-event-listener/ends || true") } }

  /// `2 in 1 s` for each wait.
  private var waits: [String] {
    get throws {
      let lines = try systemd.shell("journalctl -u dokku-event-listener -o cat --no-pager").split(separator: "\n")
      return lines.filter { $0.contains("starting again in") }
        .map { String($0).replacing(" unexpected ends in a row: starting again", with: "") }
    }
  }

  @Test func `killed ten times it comes back ten times, each time later up to a limit, and soon after a good run`()
    throws
  {
    let delays = try (0..<10).map { _ in try kill() }
    let expected = ["2 in 1 s"] + (3...10).map { "\($0) in 2 s" }
    #expect(try waits == expected)
    #expect(delays[1] >= .seconds(1))
    #expect(delays[2...].allSatisfy { $0 >= .seconds(2) })
    #expect(try systemd.show("NRestarts") == "10")

    try setGoodRun(seconds: 1)
    let age = "echo $(($(cut -d. -f1 /proc/uptime) - $(cat /run/dokku-event-listener/started)))"
    try eventually("a good run", within: .seconds(20)) { try (Int(systemd.shell(age)) ?? 0) > 1 }
    _ = try kill()
    #expect(try waits == expected)
    #expect(try ends == "1")
  }

  @Test func `who restarts it does not wait, whatever happened before`() throws {
    for _ in 0..<3 { _ = try kill() }
    #expect(try ends == "3")
    let before = try waits
    try systemd.shell("systemctl restart dokku-event-listener")
    #expect(try waits == before)
    #expect(try ends == "")
  }
}
