// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterDeathsTests {
  private func host(_ change: (inout World) -> Void = { _ in }) -> Scenario {
    var world = World.twoApps
    change(&world)
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test func `a crash is told with its evidence`() {
    var host = host()
    let started = Timestamp(nanoseconds: host.world.tick().nanoseconds - 4_200_000_000)
    host.world.containers["a1"]?.details?.startedAt = started
    let crashed = host.happen { $0.crash("a1", exit: 139) }
    #expect(
      crashed.messages(.containerCrashed) == ["blog.web.1 was killed by SIGSEGV after 4.2 s, restart 1 of 10"])
    let fields = crashed.records(.containerCrashed).first?.fields ?? [:]
    #expect(
      fields == [
        .app: "blog", .processType: "web", .event: "die", .containerID: "a1a1a1a1a1a1",
        .containerIDFull: String(repeating: "a1", count: 32), .containerName: "blog.web.1", .exitCode: "139",
        .signal: "SIGSEGV", .oomKilled: "false", .restartCount: "1", .restartLimit: "10",
        .uptime: fields[.uptime] ?? "",
      ])
    #expect(fields[.uptime]?.hasPrefix("420") == true)
    #expect(crashed.records(.containerCrashed).first?.level == .warning)
  }

  @Test func `want of memory is told, whether the engine or the event says so`() {
    var host = host()
    let killed = host.happen { $0.crash("a1", exit: 137, outOfMemory: true) }
    #expect(killed.messages(.containerCrashed).first?.hasPrefix("blog.web.1 ran out of memory") == true)
    #expect(killed.records(.containerCrashed).first?.fields[.oomKilled] == "true")

    // Kernels with cgroup 2 and older engines tell the event alone.
    host.happen { $0.engineStarts("a1") }
    let again = host.happen { world in
      world.tell("a1", .oom)
      world.crash("a1", exit: 137)
    }
    #expect(again.messages(.containerCrashed).first?.hasPrefix("blog.web.1 ran out of memory") == true)
  }

  @Test func `want of memory of another process in the container is not what ended it`() {
    var host = host()
    let crashed = host.happen { world in
      world.tell("a1", .oom)
      world.crash("a1", exit: 1)
    }
    #expect(crashed.messages(.containerCrashed).first?.hasPrefix("blog.web.1 exited with status 1") == true)
    #expect(crashed.records(.containerCrashed).first?.fields[.oomKilled] == "false")
  }

  @Test func `an event's exit code that a label has overwritten deceives nobody`() {
    var host = host()
    _ = host.tell("a1", .oom)
    host.world.containers["a1"]?.state = .exited
    host.world.containers["a1"]?.details?.exitCode = 137
    var actions = host.tell("a1", .die(exitCode: 0))
    actions += host.settle()
    #expect(actions.messages(.containerCrashed).first?.hasPrefix("blog.web.1 ran out of memory") == true)
    #expect(actions.records(.containerCrashed).first?.fields[.exitCode] == "137")
  }

  @Test func `one that is up again before it is inspected is told with what the event said`() {
    var host = host()
    let crashed = host.happen { world in
      world.crash("a1", exit: 7)
      world.engineStarts("a1")
    }
    #expect(crashed.messages(.containerCrashed).first?.hasPrefix("blog.web.1 exited with status 7") == true)
  }

  @Test func `why the engine could not start it again is part of the story`() {
    var host = host()
    host.world.crash("a1", exit: 128)
    host.world.containers["a1"]?.details?.error = "no such device"
    let crashed = host.settle()
    let record = crashed.records(.containerCrashed).first
    #expect(record?.message.hasSuffix("restart 1 of 10: no such device") == true)
    #expect(record?.fields[.reason] == "no such device")
  }

  @Test func `one that ends well by itself is told, too`() {
    var host = host()
    let ended = host.happen { $0.crash("a1", exit: 0) }
    #expect(ended.messages(.containerCrashed).first?.hasPrefix("blog.web.1 exited with status 0") == true)
  }

  @Test(arguments: [
    ContainerAction.kill(signal: 15), .kill(signal: 9), .kill(signal: 2), .kill(signal: 3), .kill(signal: nil),
  ])
  func `one that was told to end is no crash`(signal: ContainerAction) {
    var host = host()
    let stopped = host.happen { world in
      world.tell("a1", signal)
      world.crash("a1", exit: 143)
    }
    #expect(stopped.messages(.containerCrashed) == [])
    #expect(stopped.said.contains("info containerStopped: blog.web.1 was stopped"))
  }

  @Test(arguments: [1, 10, 12, 28])
  func `a signal that asks for something else is not a stop`(signal: Int) {
    var host = host()
    let crashed = host.happen { world in
      world.tell("a1", .kill(signal: signal))
      world.crash("a1", exit: 1)
    }
    #expect(crashed.records(.containerCrashed).count == 1)
  }

  @Test func `a crash long after a signal that it survived is one`() {
    var host = host()
    host.happen { $0.tell("a1", .kill(signal: 15)) }
    host.now = host.now + .seconds(299)
    #expect(host.happen { $0.crash("a1") }.records(.containerCrashed) == [])
    host.happen { $0.engineStarts("a1") }
    host.happen { $0.tell("a1", .kill(signal: 15)) }
    host.now = host.now + .seconds(301)
    #expect(host.happen { $0.crash("a1") }.records(.containerCrashed).count == 1)
  }

  @Test func `a start makes a former signal forgotten`() {
    var host = host()
    host.happen { $0.stop("a1") }
    host.happen { $0.start("a1") }
    #expect(host.happen { $0.crash("a1") }.records(.containerCrashed).count == 1)
  }

  @Test func `an end that is followed by the removal is told all the same`() {
    var host = host()
    host.world.crash("a1", exit: 3)
    host.world.remove("a1")
    let actions = host.settle()
    #expect(actions.messages(.containerCrashed) == ["blog.web.1 exited with status 3"])
  }
}
