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

  @Test(arguments: [
    ("macvlan", #"{"parent":"eth0"}"#, "eth0"), ("ipvlan", #"{"parent":"eth0.7","ipvlan_mode":"l2"}"#, "eth0.7"),
    ("macvlan", #"{"macvlan_mode":"vepa","parent":"eth0"}"#, nil), ("macvlan", "{}", nil), ("macvlan", "null", nil),
    ("bridge", #"{"parent":"eth0"}"#, nil),
  ])
  func `the parent of a macvlan or ipvlan network is read`(driver: String, options: String, parent: String?) throws {
    let text = #"[{"Id":"abcdefabcdef","Name":"lan","Driver":"\#(driver)","Options":\#(options)}]"#
    #expect(try read(Array(text.utf8)).entries.map(\.parent) == [parent])
  }

  @Test func `null is an empty list`() throws {
    #expect(try read(Array("null".utf8)).entries == [])
  }
}
