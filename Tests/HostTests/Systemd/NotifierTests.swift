// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

/// One after another: the service manager's socket is known by a variable, which is the whole process's.
@Suite(.serialized)
final class NotifierTests {
  private let folder: TemporaryFolder
  private let manager: DatagramSocket

  init() throws {
    folder = try TemporaryFolder()
    manager = try DatagramSocket(path: folder.path("notify"))
    setenv("NOTIFY_SOCKET", manager.path, 1)
  }

  deinit {
    for name in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"] { unsetenv(name) }
  }

  @Test func `ready goes with a status`() {
    Notifier().ready(status: "3 apps, 4 listeners")
    #expect(manager.receiveText() == "READY=1\nSTATUS=3 apps, 4 listeners")
  }

  @Test func `a status is one line`() {
    Notifier().status("two\nREADY=1")
    #expect(manager.receiveText() == "STATUS=two\\nREADY=1")
  }

  @Test func `reloading tells when, by the clock that systemd compares`() throws {
    Notifier().reloading()
    let text = try #require(manager.receiveText())
    let match = try #require(text.wholeMatch(of: /RELOADING=1\nMONOTONIC_USEC=([0-9]+)/))
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let age = try now.tv_sec * 1_000_000 + now.tv_nsec / 1000 - #require(Int(match.1))
    #expect((0..<60_000_000).contains(age))
  }

  @Test func `stopping and the watchdog are told`() {
    let notifier = Notifier()
    notifier.stopping()
    notifier.watchdog()
    #expect(manager.receiveText()?.hasPrefix("STOPPING=1\n") == true)
    #expect(manager.receiveText() == "WATCHDOG=1")
  }

  @Test func `a manager that does not listen holds nobody up`() throws {
    let notifier = Notifier()
    for number in 1...2000 { notifier.status("\(number)") }
    #expect(manager.receiveText() == "STATUS=1")
  }

  @Test func `without a service manager nothing is told to anybody`() {
    unsetenv("NOTIFY_SOCKET")
    Notifier().ready(status: "")
    #expect(manager.receive() == nil)
  }

  @Test func `the watchdog's interval is the manager's`() {
    setenv("WATCHDOG_USEC", "30000000", 1)
    setenv("WATCHDOG_PID", "\(getpid())", 1)
    #expect(Notifier().watchdogInterval == .seconds(30))
  }

  @Test func `a watchdog for somebody else is none`() {
    setenv("WATCHDOG_USEC", "30000000", 1)
    setenv("WATCHDOG_PID", "1", 1)
    #expect(Notifier().watchdogInterval == nil)
  }

  @Test func `without a watchdog there is no interval`() {
    #expect(Notifier().watchdogInterval == nil)
  }
}
