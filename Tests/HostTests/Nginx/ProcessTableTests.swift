// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct ProcessTableTests {
  @Test func `a process's title, start and children are read`() throws {
    let before = ProcessTable.now
    let child = try Child(["sh", "-c", "sleep 60 & wait"], environment: Child.inherited)
    defer { for pid in ProcessTable.children(child.pid) + [child.pid] { kill(pid, SIGKILL) } }
    try eventually("the start of sleep") {
      ProcessTable.title(child.pid) == "sh"
        && ProcessTable.children(child.pid).compactMap(ProcessTable.title) == ["sleep"]
    }
    let start = try #require(ProcessTable.startTicks(child.pid))
    #expect(start + 1 >= before && start <= ProcessTable.now)
  }

  @Test func `a process that has ended has no start, reaped or not`() throws {
    let child = try Child(["true"], environment: Child.inherited)
    try eventually("the end of true") { ProcessTable.startTicks(child.pid) == nil }
    child.stop()
    #expect(ProcessTable.startTicks(child.pid) == nil)
    #expect(ProcessTable.title(child.pid) == nil)
    #expect(ProcessTable.children(child.pid).isEmpty)
    #expect(ProcessTable.isHeld(SIGHUP, by: child.pid) == nil)
  }

  @Test func `a master holds a signal from when it is sent until it has been carried out`() throws {
    let host = try NginxHost()
    try eventually("nginx to wait") { ProcessTable.isHeld(SIGHUP, by: host.nginx.pid) == false }
    kill(host.nginx.pid, SIGSTOP)
    try eventually("nginx to stop") {
      try String(contentsOfFile: "/proc/\(host.nginx.pid)/stat", encoding: .utf8).contains(") T ")
    }
    host.nginx.hangUp()
    #expect(ProcessTable.isHeld(SIGHUP, by: host.nginx.pid) == true)
    kill(host.nginx.pid, SIGCONT)
    try eventually("nginx to wait again") { ProcessTable.isHeld(SIGHUP, by: host.nginx.pid) == false }
    #expect(host.nginx.reloadCount > 0)
  }
}
