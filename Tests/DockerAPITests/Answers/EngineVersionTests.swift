// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct EngineVersionTests {
  private func read(_ bytes: [UInt8]) throws -> EngineVersion {
    try Request<EngineVersion>.version.read(ResponseHead(status: 200), bytes)
  }

  @Test(arguments: Fixture.all("version"))
  func `the engine's own versions are read, not its components'`(_ fixture: Fixture) throws {
    let version = try read(try fixture.input())
    #expect(version.version == "20.10.24")
    #expect(version.api == APIVersion(1, 41))
    #expect(version.oldestAPI == APIVersion(1, 12))
  }

  @Test func `an answer without an API version is refused`() {
    #expect(throws: UnreadableAnswer.self) { try read(Array(#"{"Version":"1"}"#.utf8)) }
  }
}
