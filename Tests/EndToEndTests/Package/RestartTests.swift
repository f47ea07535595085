// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// How the service comes back.
@Suite(.serialized, .timeLimit(.minutes(4))) struct RestartTests {
  private let systemd: SystemdHost

  init() throws {
    systemd = try SystemdHost(on: try RealHost())
    try systemd.install()
    try systemd.waitUntilReady()
    let program = "-/usr/share/dokku-event-listener/restart-delay"
    try systemd.write(
      """
      [Service]
      ExecStartPre=
      ExecStartPre=\(program) wait 2
      ExecStopPost=
      ExecStopPost=\(program) ended 6

      """, to: "/etc/systemd/system/dokku-event-listener.service.d/test.conf")
    try systemd.shell("systemctl daemon-reload && systemctl restart dokku-event-listener")
    try systemd.waitUntilReady()
  }

  /// How long it takes until there is another daemon that is ready.
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

  @Test
  func `killed ten times it comes back ten times, each time later up to a limit, and soon again after a good run`()
    throws
  {
    let delays = try (0..<10).map { _ in try kill() }
    #expect(delays[0] < .seconds(1))
    #expect(delays[1] >= .seconds(1))
    for delay in delays[2...] { #expect((.seconds(2)..<(.seconds(5))).contains(delay)) }
    #expect(try systemd.show("NRestarts") == "10")
    #expect(
      try systemd.shell("journalctl -u dokku-event-listener -o cat --no-pager").contains("10 unexpected ends in a row"))

    let age = "echo $(($(cut -d. -f1 /proc/uptime) - $(cat /run/dokku-event-listener/started)))"
    try eventually("a good run", within: .seconds(20)) { try (Int(systemd.shell(age)) ?? 0) > 6 }
    #expect(try kill() < .seconds(1))
    #expect(try ends == "1")
  }

  @Test func `who restarts it does not wait, whatever happened before`() throws {
    for _ in 0..<3 { _ = try kill() }
    #expect(try ends == "3")
    let start = ContinuousClock.now
    try systemd.shell("systemctl restart dokku-event-listener")
    #expect(ContinuousClock.now - start < .seconds(2))
    #expect(try ends == "")
  }
}
