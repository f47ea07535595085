// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterLinkTests {
  private func world(liveRestore: Bool) -> World {
    var world = World.twoApps
    world.info.liveRestore = liveRestore
    return world
  }

  private func host(liveRestore: Bool = true) -> Scenario {
    var host = Scenario(world(liveRestore: liveRestore))
    host.start()
    return host
  }

  // MARK: connecting

  @Test func `it connects first, and looks at everything once it is connected`() {
    var host = Scenario(world(liveRestore: true))
    _ = host.world.takeNews()
    #expect(host.tell(.started(Past())).orders == [.connect])
    let opened = host.tell(host.outcomes.removeFirst())
    #expect(
      opened.orders == [
        .disarm(.engineGrace), .listContainers, .listNetworks, .readAllApps, .arm(.resync, after: .seconds(300)),
      ])
    #expect(opened.said == ["info engineConnected: connected to Docker 20.10.24"])
  }

  @Test func `every connection after that is a full look, too`() {
    var host = host()
    host.world.stop("a1")
    host.world.stop("b1")
    host.world.start("b1")
    host.world.start("a1")
    _ = host.world.takeNews()
    let back = host.tell(.streamEnded("EOF")) + host.settle()
    #expect(back.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.0.3:5000"]])
    #expect(host.loaded("shop") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `addresses that changed hands while nobody looked change in one pass and one reload`() {
    var host = Scenario(world(liveRestore: true))
    host.world.nginx.files = [
      "blog": SimulatedNginx.File(settings: ProxySettings(), listeners: ["web": ["10.1.0.3:5000"]]),
      "shop": SimulatedNginx.File(settings: ProxySettings(), listeners: ["web": ["10.1.0.2:5000"]]),
    ]
    host.world.nginx.loaded = host.world.nginx.files
    let started = host.start()
    #expect(started.wishes.prefix(2).map(\.app) == ["blog", "shop"])
    #expect(started.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000"]])
  }

  // MARK: losing

  @Test func `the end of a stream is told and the engine tried at once`() {
    var host = host()
    let ended = host.tell(.streamEnded("EOF"))
    #expect(ended.said.first == "warning engineLost: lost the connection to Docker: EOF")
    #expect(ended.orders == [.connect])
  }

  @Test func `a stream that opens and closes at once for ever is tried later and later`() {
    var host = host()
    var waits: [Duration] = []
    for _ in 0..<32 {
      let ended = host.tell(.streamEnded("EOF"))
      host.outcomes = []
      waits += ended.compactMap { action in
        switch action {
        case .connect: .zero
        case .arm(.reconnect, let wait, spread: true): wait
        default: nil
        }
      }
      _ = host.tell(.streamOpened(host.world.info))
      host.outcomes = []
    }
    #expect(waits.count == 32)
    #expect(waits.prefix(4) == [.zero, .milliseconds(100), .milliseconds(125), .microseconds(156_250)])
    #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(waits.last == .seconds(30))
  }

  @Test func `a stream that lived for ten seconds is tried at once again`() {
    var host = host()
    for _ in 0..<5 {
      host.tell(.streamEnded("EOF"))
      host.tell(.streamOpened(host.world.info))
      host.outcomes = []
    }
    host.now = host.now + .seconds(9)
    #expect(host.tell(.streamEnded("EOF")).waits(.reconnect) == [.nanoseconds(244_140_625)])
    host.tell(.streamOpened(host.world.info))
    host.now = host.now + .seconds(10)
    #expect(host.tell(.streamEnded("EOF")).orders == [.connect])
  }

  @Test func `an engine that does not answer is said once per change of state and tried for ever`() {
    var host = host()
    host.world.isEngineUp = false
    var actions = host.tell(.streamEnded("EOF")) + host.settle()
    actions += host.pass(.seconds(600))
    #expect(actions.messages(.engineUnreachable) == ["Docker does not answer, trying on: connection refused"])
    #expect(host.wait(for: .reconnect) != nil)
    host.world.isEngineUp = true
    #expect(host.pass(.seconds(45)).records(.engineConnected).count == 1)
    host.world.isEngineUp = false
    let again = host.tell(.streamEnded("EOF")) + host.settle() + host.pass(.seconds(60))
    #expect(again.records(.engineUnreachable).count == 1)
  }

  @Test func `the status says that there is no connection`() {
    var host = host()
    host.world.isEngineUp = false
    let lost = host.tell(.streamEnded("EOF")) + host.settle()
    let status = lost.compactMap { if case .showStatus(let text) = $0 { text } else { nil } }
    #expect(status.last?.contains("no connection to Docker") == true)
  }

  // MARK: signs of life

  @Test func `a tick asks for a sign of life while there is a connection`() {
    var host = host()
    #expect(host.tell(.ticked) == [.ping])
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    #expect(host.tell(.ticked) == [])
  }

  @Test func `without one the stream counts as ended`() {
    var host = host()
    let failed = host.tell(.pingFailed("timeout"))
    #expect(failed.orders == [.disconnect, .connect])
    #expect(failed.said.first == "warning engineLost: lost the connection to Docker: timeout")
    host.outcomes = []
    #expect(host.tell(.pingFailed("timeout")) == [])
  }

  @Test func `a doubt is a full look`() {
    var host = host()
    let doubted = host.tell(.streamDoubted("an event could not be read"))
    #expect(doubted.orders == [.listContainers, .listNetworks, .readAllApps, .arm(.resync, after: .seconds(300))])
    #expect(
      doubted.said == ["warning engineAnswerRefused: looking at every app again: an event could not be read"])
  }

  @Test func `doubts that come thick and fast are one look a second`() {
    var host = host()
    var actions: [Action] = []
    for _ in 0..<100 {
      actions += host.tell(.streamDoubted("an event could not be read")) + host.settle()
      host.now = host.now + .milliseconds(5)
    }
    #expect(actions.count { $0 == .listContainers } == 1)
    #expect(actions.records(.engineAnswerRefused).count == 2)
    #expect(host.pass(.milliseconds(495)).count { $0 == .listContainers } == 0)
    #expect(host.pass(.milliseconds(5)).count { $0 == .listContainers } == 1)
    // The next one waits for its second, too.
    #expect(host.tell(.streamDoubted("another")).waits(.lookRetry) == [.seconds(1)])
  }

  @Test func `a list that fails is asked for again, and no listener goes meanwhile`() {
    var host = host()
    host.tell(.alarmFired(.resync))
    host.outcomes = []
    let failed = host.tell(.listFailed("status 500"))
    #expect(failed.orders == [.arm(.lookRetry, after: .seconds(1), spread: true)])
    #expect(failed.said == ["warning engineAnswerRefused: Docker did not answer a question, asking again: status 500"])
    let again = host.fire(.lookRetry)
    #expect(again.contains(.listContainers))
    #expect(again.contains(.listNetworks))
    #expect(again.reloads == 0)
    #expect(again.fileChanges == [])
  }

  @Test func `READY waits for a list that failed at first`() {
    var host = Scenario(world(liveRestore: true))
    _ = host.world.takeNews()
    host.tell(.started(Past()))
    host.tell(host.outcomes.removeFirst())
    host.outcomes = []
    #expect(host.tell(.listFailed("timeout")).contains(.announceReady) == false)
    #expect(host.fire(.lookRetry).contains(.announceReady))
  }
}
