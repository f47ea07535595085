// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct NetworkJSONTests {
  private func read(_ bytes: [UInt8]) throws -> Listing<Network> {
    try Request<Listing<Network>>.networks.read(ResponseHead(status: 200), bytes)
  }

  @Test(arguments: Fixture.all("networks"))
  func `the networks of both API shapes are read`(_ fixture: Fixture) throws {
    let listing = try read(try fixture.input())
    let lines = listing.entries.map(Spelling.line) + ["skipped \(listing.skipped)"]
    #expect(lines.map { $0 + "\n" }.joined() == (try fixture.expected()))
  }

  @Test func `one without a valid id or name is skipped and counted`() throws {
    let text = #"[{"Id":"abcdefabcdef","Name":"a b"},{"Id":"x","Name":"a"},{"Id":"abcdefabcdef","Name":"a"},null]"#
    let listing = try read(Array(text.utf8))
    #expect(listing.entries.map(\.name.rawValue) == ["a"])
    #expect(listing.skipped == 3)
  }

  @Test func `null is an empty list`() throws {
    #expect(try read(Array("null".utf8)).entries == [])
  }
}
