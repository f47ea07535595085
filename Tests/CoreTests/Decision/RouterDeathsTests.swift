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
        .uptime: fields[.uptime] ?? "", .containerState: "restarting", .listenersLeft: "0",
        .crash: fields[.crash] ?? "", .outageID: fields[.crash] ?? "",
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

  @Test func `want of memory that is told after the end is of that end, not of the next`() {
    var host = host()
    host.happen { $0.crash("a1", exit: 137) }
    let told = host.happen { $0.tell("a1", .oom) } + host.pass(.seconds(1))
    #expect(told.messages(.containerCrashed).first?.hasPrefix("blog.web.1 ran out of memory") == true)
    host.happen { $0.engineStarts("a1") }
    host.happen { $0.crash("a1", exit: 137) }
    let next = host.pass(.seconds(1))
    #expect(next.messages(.containerCrashed).first?.hasPrefix("blog.web.1 was killed by SIGKILL") == true)
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

  @Test func `the last lines of its output go with it`() {
    var host = host { $0.outputs["a1"] = "listening\nout of luck" }
    let crashed = host.happen { $0.crash("a1", exit: 7) }
    let question = crashed.compactMap { if case .readLogTail(let question) = $0 { question } else { nil } }
    #expect(question.map(\.container) == ["a1"])
    #expect(question.map(\.lines) == [20])
    #expect(crashed.records(.containerCrashed).map { $0.fields[.logTail] } == ["listening\nout of luck"])
    #expect(crashed.records(.containerCrashed).map { $0.fields[.crash] } == question.map(\.crash.rawValue))
  }

  @Test func `output after its end is not asked for`() throws {
    var host = host()
    let crashed = host.happen { $0.crash("a1") }
    let question = crashed.compactMap { if case .readLogTail(let question) = $0 { question } else { nil } }.first
    let end = try #require(host.world.containers["a1"]?.details?.finishedAt)
    #expect(question.map { $0.until.nanoseconds - end.nanoseconds } == 1_000_000)
  }

  @Test func `with no lines wanted none are asked for, and the crash is told at once`() {
    var host = Scenario(World.twoApps, limits: Router.Limits(crashLogLines: 0))
    host.world.outputs["a1"] = "secret"
    host.start()
    let crashed = host.happen { $0.crash("a1") }
    #expect(crashed.allSatisfy { if case .readLogTail = $0 { false } else { true } })
    #expect(crashed.records(.containerCrashed).map { $0.fields[.logTail] } == [nil])
  }

  @Test func `the listener leaves before anybody asks for the output`() throws {
    var host = host()
    let crashed = host.happen { $0.crash("a1") }
    let leaves = try #require(crashed.firstIndex { if case .stageProxies = $0 { true } else { false } })
    let asks = try #require(crashed.firstIndex { if case .readLogTail = $0 { true } else { false } })
    #expect(leaves < asks)
  }

  @Test func `a crash is told without its output when the connection is lost over it`() {
    var host = host()
    host.world.outputs["a1"] = "never heard"
    host.world.crash("a1")
    while let event = host.world.news.first {
      host.world.news.removeFirst()
      _ = host.tell(event)
    }
    host.outcomes.removeAll { if case .containerInspected = $0 { true } else { false } }
    _ = host.tell(.streamEnded("unexpected EOF"))
    let told = host.settle()
    #expect(told.records(.containerCrashed).count == 1)
  }

  @Test func `two ends of one container are two crashes, even when the first was not asked about in time`() {
    var host = host { $0.containers["a1"]?.details?.restartPolicy = .always }
    host.world.crash("a1", exit: 3)
    host.world.engineStarts("a1")
    host.world.crash("a1", exit: 4)
    let told = host.settle().records(.containerCrashed)
    #expect(told.map { $0.fields[.exitCode] } == ["3", "4"])
    #expect(Set(told.compactMap { $0.fields[.crash] }).count == 2)
  }

  @Test func `a crash beside others of its process says that they serve on`() {
    var host = host { $0.deploy("blog", "web.2", "a2") }
    let crashed = host.happen { $0.crash("a1", exit: 3) }.records(.containerCrashed).first
    #expect(crashed?.message.hasSuffix("; 1 more of web serves on") == true)
    #expect(crashed?.fields[.listenersLeft] == "1")
    #expect(crashed?.fields[.outageID] == nil)
  }

  @Test func `one warning comes before the restarts are used up`() {
    var host = host()
    var warnings: [[String]] = []
    for _ in 1...10 {
      warnings.append(host.happen { $0.crash("a1") }.messages(.restartsRunningOut))
      host.happen { $0.engineStarts("a1") }
    }
    #expect(warnings.flatMap { $0 } == ["blog.web.1 has used 8 of the 10 restarts that Docker allows it"])
    #expect(warnings[7].count == 1)
  }

  @Test(arguments: [RestartPolicy.always, .unlessStopped, .never, .onFailure(limit: 0)])
  func `where nothing can be used up nothing is warned of`(policy: RestartPolicy) {
    var host = host { $0.containers["a1"]?.details?.restartPolicy = policy }
    for _ in 1...12 {
      #expect(host.happen { $0.crash("a1") }.records(.restartsRunningOut) == [])
      host.happen { $0.engineStarts("a1") }
    }
  }

  @Test func `what happened is told first, then what is done about it`() {
    var host = host { $0.containers["a1"]?.details?.restartPolicy = .onFailure(limit: 1) }
    host.world.containers["a1"]?.details?.restartCount = 1
    let crashed = host.happen { $0.crash("a1") }
    let kinds: Set<RecordKind> = [.containerCrashed, .rebuildStarted]
    #expect(crashed.records.map(\.kind).filter(kinds.contains) == [.containerCrashed, .rebuildStarted])
    #expect(crashed.rebuilt == ["blog"])
  }

  @Test func `a restart that fails without an event is found and told once`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.world.startError = "network gone"
    host.world.engineStarts("a1")
    let looked = host.pass(.seconds(4))
    #expect(looked.messages(.restartFailed) == ["Docker could not start blog.web.1 again: network gone"])
    #expect(host.pass(.seconds(300)).records(.restartFailed) == [])
  }

  @Test func `an engine that shuts down stops its containers, which is no crash`() {
    var host = host()
    let stopped = host.happen { world in
      world.stop("a1")
      world.stop("b1", exit: 137)
    }
    #expect(stopped.records(.containerCrashed) == [])
    #expect(stopped.records(.containerStopped).count == 2)
  }
}
