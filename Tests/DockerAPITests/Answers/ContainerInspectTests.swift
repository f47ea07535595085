// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct ContainerInspectTests {
  private static let id = String(repeating: "0", count: 64)

  private func read(_ bytes: [UInt8]) throws -> Container {
    let request = Request.inspect(try #require(ContainerID(Self.id)))
    return try request.read(ResponseHead(status: 200), bytes)
  }

  @Test(arguments: Fixture.all("inspect"))
  func `an inspect of both API shapes is read`(_ fixture: Fixture) throws {
    let lines = Spelling.lines(try read(try fixture.input()))
    #expect(lines.map { $0 + "\n" }.joined() == (try fixture.expected()))
  }

  @Test func `an answer that says next to nothing still is a container's`() throws {
    let container = try read(Array(#"{"Id":"\#(Self.id)","State":{"Health":{"Status":"none"}}}"#.utf8))
    #expect(container.details == ContainerDetails())
    #expect(container.state == .unknown)
  }

  @Test(arguments: ["null", "[]", "{}", #"{"Id":"short"}"#, #"{"Id":"\#(id)""#])
  func `an answer without a full id is refused`(_ text: String) {
    #expect(throws: UnreadableAnswer.self) { try read(Array(text.utf8)) }
  }
}
