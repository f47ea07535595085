// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct ExchangeTests {
  /// What comes of an inspect whose answer is these bytes and then the connection's end.
  private func inspect(_ bytes: String) async throws -> DockerFailure? {
    let engine = try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        guard target.isPing else { return stream.send(bytes) }
        stream.answer(200, "OK")
      }
    }
    return await DockerClient(engine.host).ask(.inspect(try SomeContainer.id)).failure
  }

  private func answer(_ status: String, _ body: String) -> String {
    "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test func `what is not there any more is gone, in the engine's words`() async throws {
    let failure = try await inspect(answer("404 Not Found", #"{"message":"No such container: x"}"#))
    #expect(failure == .gone("No such container: x"))
  }

  @Test(arguments: ["500 X", "400 X", "301 X", "403 X"])
  func `a refusal is told in the engine's words`(_ status: String) async throws {
    let failure = try await inspect(answer(status, #"{"message":"it\nbroke"}"#))
    #expect(failure == .refused(status: Int(status.prefix(3)) ?? 0, "it broke"))
  }

  @Test(arguments: [
    ("GARBAGE\r\n\r\n", "the answer is not HTTP/1.1"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", "a chunk is malformed"),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n{",
      "/containers/\(SomeContainer.hex)/json: no JSON: expected more at byte 1"
    ),
    (
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
      "/containers/\(SomeContainer.hex)/json: something needed is missing"
    ),
  ])
  func `an answer that makes no sense is malformed`(_ bytes: String, _ reason: String) async throws {
    #expect(try await inspect(bytes) == .malformed(reason))
  }

  @Test func `an answer that is too large is cut off`() async throws {
    let bytes = "HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n"
    #expect(try await inspect(bytes) == .tooLarge(limit: 67_108_864))
  }

  @Test(arguments: ["HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"])
  func `an engine that goes in the middle is unreachable`(_ bytes: String) async throws {
    #expect(try await inspect(bytes) == .unreachable("the connection ended inside the answer"))
  }

  @Test func `an answer that lasts until the connection ends is whole`() async throws {
    #expect(try await inspect("HTTP/1.0 200 OK\r\n\r\n{\"Id\":\"\(SomeContainer.hex)\"}") == nil)
  }

  @Test func `starting what runs already is a success`() async throws {
    let engine = try ScriptedEngine { _, stream in stream.serve { _, stream in stream.answer(304) } }
    #expect(await DockerClient(engine.host).ask(.start(try SomeContainer.id)).failure == nil)
  }

  @Test func `an answer of some megabytes arrives whole`() async throws {
    let entry = #"{"Id":"\#(SomeContainer.hex)","Padding":"\#(String(repeating: "x", count: 4000))"},"#
    let engine = try ScriptedEngine { _, stream in
      stream.serve { _, stream in
        stream.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        stream.sendChunk("[")
        for _ in 0..<2000 { stream.sendChunk(entry) }
        stream.sendChunk("null]")
        stream.send("0\r\n\r\n")
      }
    }
    let listing = try await DockerClient(engine.host).ask(.containers).get()
    #expect(listing.entries.count == 2000)
    #expect(listing.skipped == 1)
  }
}
