// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

/// What an engine can do to who listens to it.
@Suite(.serialized) struct FaultyEngineTests {
  @Test(arguments: [EngineShape.v1_41, .v1_52])
  func `the file on disk is put right at the start, and followed from then on`(shape: EngineShape) throws {
    let host = try FaultyHost(shape: shape)
    try host.start()
    try host.waitUntilReady()
    #expect(host.address() == "172.17.0.2")
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
  }

  @Test func `an engine whose minimum API is newer than what is known is followed all the same`() throws {
    let host = try FaultyHost(shape: .v1_52, minimumVersion: "1.52")
    try host.start()
    try host.waitUntilReady()
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
  }

  @Test func `a stream that closes at once again and again is opened anew with growing waits`() throws {
    let host = try FaultyHost()
    host.engine.inject(.empty, into: .events, times: 6)
    try host.start()
    try host.waitUntilReady()
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
    #expect(host.engine.requestCount(.events) < 20)
  }

  @Test func `an engine that never answers does not hold the loop up`() throws {
    let host = try FaultyHost()
    host.engine.inject(.hang, into: .inspect, times: 1)
    try host.start()
    try host.waitUntilReady()
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    let other = try host.deploy("shop", address: "172.17.0.8")
    try host.engine.change { try $0.restart(other, address: "172.17.0.9") }
    try host.waitForAddress("172.17.0.9", of: "shop")
    try host.waitForAddress("172.17.0.7", within: .seconds(30))
  }

  @Test func `a stream that breaks in the middle of an object is opened anew, and nothing is lost`() throws {
    let host = try FaultyHost()
    try host.start()
    try host.waitUntilReady()
    host.engine.holdEvents()
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    host.engine.breakStreams()
    host.engine.releaseEvents { _ in [] }
    try host.waitForAddress("172.17.0.7")
  }

  @Test(arguments: [
    "null\n", "[]\n", "{}\n", "{\"Type\":\"container\"}\n", "{\"Type\":7,\"Action\":null,\"Actor\":[]}\n",
    "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"abc\"}}\n", "\u{0}\u{1}garbage\n",
    "{\"Type\":\"container\",\"Action\":\"die\",\"Actor\":{\"ID\":\"\(String(repeating: "é", count: 64))\"}}\n",
  ])
  func `a line that is no event is no reason to end`(line: String) throws { try expectSurvival(of: line) }

  @Test func `nor is one that goes thousands deep, or is two megabytes long`() throws {
    try expectSurvival(of: String(repeating: "[", count: 5000) + "\n")
    try expectSurvival(of: "{\"status\":\"\(String(repeating: "x", count: 2_000_000))\"}\n")
  }

  private func expectSurvival(of line: String) throws {
    let host = try FaultyHost()
    try host.start()
    try host.waitUntilReady()
    host.engine.sendOnStreams(HTTPResponse.chunk(Array(line.utf8)))
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
    #expect(host.isRunning)
  }

  @Test(arguments: [EngineEndpoint.list, .networks, .info, .events, .ping])
  func `an engine that fails is asked again`(endpoint: EngineEndpoint) throws {
    let host = try FaultyHost()
    host.engine.inject(.status(500, message: "out of order"), into: endpoint, times: 2)
    try host.start()
    try host.waitUntilReady()
    #expect(host.address() == "172.17.0.2")
  }

  @Test func `an inspect that fails is tried again`() throws {
    let host = try FaultyHost()
    try host.start()
    try host.waitUntilReady()
    host.engine.inject(.status(500, message: "out of order"), into: .inspect, times: 1)
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
  }

  @Test func `a slow answer from before a death does not bring the listener back`() throws {
    let host = try FaultyHost()
    try host.start()
    try host.waitUntilReady()
    host.engine.inject(.delay(.milliseconds(500)), into: .inspect, times: 1)
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    host.engine.change { $0.kill(host.container) }
    try host.waitForAddress(nil)
    _ = try host.log.wait(for: "the end being told") { $0.messageID == RecordKind.containerStopped.messageID }
    #expect(host.address() == nil)
  }

  @Test func `a container that is gone between event and inspect is forgotten`() throws {
    let host = try FaultyHost()
    try host.start()
    try host.waitUntilReady()
    try host.engine.change { world in
      try world.restart(host.container, address: "172.17.0.7")
      world.forget(host.container)
    }
    try host.waitForAddress(nil)
    #expect(host.isRunning)
  }

  @Test func `labels that override an event's attributes deceive nobody`() throws {
    let host = try FaultyHost()
    let forged = try host.deploy("shop", address: "172.17.0.8", labels: ["exitCode": "0", "name": "blog.web.1"])
    try host.start()
    try host.waitUntilReady()
    host.engine.change { _ = $0.crash(forged, exitCode: 7) }
    let crash = try host.log.wait(for: "the crash") { $0.messageID == RecordKind.containerCrashed.messageID }
    #expect(crash[.exitCode] == "7")
    #expect(crash[.app] == "shop")
    #expect(host.address() == "172.17.0.2")
  }

  @Test func `lost, doubled and reordered events end in the truth`() throws {
    let host = try FaultyHost()
    try host.start(["DEL_RESYNC_INTERVAL": "1s"])
    try host.waitUntilReady()
    for round in 10..<20 {
      host.engine.holdEvents()
      try host.engine.change { try $0.restart(host.container, address: "172.17.0.\(round)") }
      host.engine.releaseEvents { events in
        (events.reversed() + events).enumerated().filter { $0.offset % 3 != 1 }.map(\.element)
      }
    }
    try host.waitForAddress("172.17.0.19")
  }

  @Test func `an engine that goes takes all listeners along unless live-restore is on`() throws {
    for liveRestore in [false, true] {
      let host = try FaultyHost()
      host.engine.changeSilently { $0.liveRestore = liveRestore }
      try host.start()
      try host.waitUntilReady()
      host.engine.disappear()
      if liveRestore {
        _ = try host.log.wait(for: "the loss") { $0.messageID == RecordKind.engineUnreachable.messageID }
        #expect(host.address() == "172.17.0.2")
      } else {
        try host.waitForAddress(nil)
      }
      host.engine.changeSilently { try? $0.restart(host.container, address: "172.17.0.7") }
      try host.engine.listen()
      try host.waitForAddress("172.17.0.7", within: .seconds(20))
    }
  }

  @Test func `ten thousand events cost a few requests`() throws {
    let host = try FaultyHost()
    var ids = [host.container]
    for number in 0..<99 { ids.append(try host.deploy("app\(number)", address: "172.18.0.\(number + 1)")) }
    try host.start()
    try host.waitUntilReady()
    host.engine.forgetRequests()
    host.engine.change { world in
      for number in 0..<10_000 { world.emit("start", container: ids[number % 100]) }
    }
    try host.engine.change { try $0.restart(host.container, address: "172.17.0.7") }
    try host.waitForAddress("172.17.0.7")
    // How many depends on how fast they come; one for each would be ten thousand.
    #expect(host.engine.requestCount(.inspect) <= 50)
    #expect(host.engine.requestCount(.list) <= 50)
  }
}
