// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct ContainerListTests {
  private static let id = String(repeating: "a", count: 64)

  private func read(_ text: String) throws -> Listing<Container> {
    try Request<Listing<Container>>.containers.read(ResponseHead(status: 200), Array(text.utf8))
  }

  @Test(arguments: Fixture.all("containers"))
  func `the containers of both API shapes are read`(_ fixture: Fixture) throws {
    let listing = try Request<Listing<Container>>.containers.read(ResponseHead(status: 200), try fixture.input())
    let lines = listing.entries.flatMap(Spelling.lines) + ["skipped \(listing.skipped)"]
    #expect(lines.map { $0 + "\n" }.joined() == (try fixture.expected()))
  }

  @Test func `both shapes of one host say the same`() throws {
    let shapes = try Fixture.all("containers").filter { $0.name.contains("-1.") }.map {
      try Request<Listing<Container>>.containers.read(ResponseHead(status: 200), try $0.input())
    }
    #expect(shapes.map(\.entries.count) == [5, 5])
    #expect(shapes.first == shapes.last)
  }

  @Test(arguments: ["null", "[]", " [ ] \n"])
  func `null is an empty list`(_ text: String) throws {
    let listing = try read(text)
    #expect(listing.entries.isEmpty)
    #expect(listing.skipped == 0)
  }

  @Test func `an entry without a full id is skipped and counted`() throws {
    let listing = try read(#"[{"Id":"abc"},{},null,7,[{"Id":1}],"x",{"Id":null},{"Id":"\#(Self.id)"}]"#)
    #expect(listing.entries.map(\.id.rawValue) == [Self.id])
    #expect(listing.skipped == 7)
  }

  @Test func `a field of another type counts as absent`() throws {
    let text = #"""
      [{"Id":"\#(Self.id)","Names":{"a":1},"Labels":[1],"State":3,"HostConfig":"x","NetworkSettings":
      {"Networks":{"shared":7,"a b":{},"web":{"NetworkID":[],"IPAddress":{"x":[]},"Aliases":["b",1,"a"]}}}}]
      """#
    let expected = Container(
      id: try #require(ContainerID(Self.id)), name: "", labels: DokkuLabels(), state: .unknown,
      networkMode: .network("bridge"),
      endpoints: [Endpoint(network: try #require(NetworkName("web")), aliases: ["a", "b"])])
    #expect(try read(text).entries == [expected])
  }

  @Test func `a link's name is not taken for the container's own`() throws {
    let listing = try read(#"[{"Id":"\#(Self.id)","Names":["/other/db","/blog.web.1"]}]"#)
    #expect(listing.entries.first?.name == "blog.web.1")
  }

  @Test(arguments: ["", "{}", "[", "[{]", "[{}", "{\"message\":\"no\"}", "[{}] x", "\"\"", "12"])
  func `anything but a list is refused`(_ text: String) {
    #expect(throws: UnreadableAnswer.self) { try read(text) }
  }

  @Test func `more entries than a host can have are refused`() {
    let entry = #"{"Id":"\#(Self.id)"}"#
    let text = "[" + Array(repeating: entry, count: Listing<Container>.limit + 1).joined(separator: ",") + "]"
    #expect(throws: UnreadableAnswer.self) { try read(text) }
  }
}
