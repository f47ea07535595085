// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Glibc
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct SocketConnectionTests {
  @Test func `a request larger than the socket takes at once goes out whole`() async throws {
    let aliases = (0..<200_000).map { "alias-\($0)" }
    let mayRead = Counter()
    let sizes = Recorder()
    let engine = try ScriptedEngine { _, stream in
      guard stream.nextTarget()?.isPing == true else { return }
      stream.answer(200, "OK")
      guard (try? eventually("a word from the test") { mayRead.value > 0 }) != nil else { return }
      guard case .request(let request) = stream.nextRequest() else { return }
      sizes.add("\(request.body.count)")
      stream.answer(200)
    }
    let client = DockerClient(engine.host)
    let request = Request.connect(try SomeContainer.id, to: .bridge, aliases: aliases)
    var answer: Result<Void, DockerFailure>?
    client.send(request) { answer = $0 }
    // With the version the request goes out, as much as the socket takes; the loop goes on meanwhile.
    try await eventuallyOnLoop("a version") { client.version != nil }
    for _ in 0..<10 { await loopTurn() }
    mayRead.next()
    try await eventuallyOnLoop("the answer") { answer != nil }
    #expect(answer?.failure == nil)
    let body = aliases.map { "\"\($0)\"" }.joined(separator: ",")
    let spelled = #"{"Container":"\#(SomeContainer.hex)","EndpointConfig":{"Aliases":[\#(body)]}}"#
    #expect(sizes.all == ["\(spelled.utf8.count)"])
  }

  @Test func `an engine that goes while it is written to is unreachable`() async throws {
    let engine = try ScriptedEngine { _, stream in
      guard stream.nextTarget()?.isPing == true else { return }
      stream.answer(200, "OK")
      var byte: UInt8 = 0
      _ = recv(stream.descriptor, &byte, 1, 0)
    }
    let client = DockerClient(engine.host)
    let aliases = Array(repeating: String(repeating: "a", count: 1000), count: 2000)
    let failure = await client.ask(.connect(try SomeContainer.id, to: .bridge, aliases: aliases)).failure
    guard case .unreachable = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func `closing leaves no descriptor behind`() async throws {
    let engine = try ScriptedEngine { _, stream in stream.waitForClose() }
    for _ in 0..<20 {
      let connection = try SocketConnection(engine.host)
      connection.send(Array(repeating: 0, count: 4_000_000))
      await loopTurn()
      connection.close()
      #expect(!connection.isOpen)
    }
    try await eventuallyOnLoop("all connections end") { engine.connectionsSoFar == 20 && engine.connectionsNow == 0 }
  }
}
