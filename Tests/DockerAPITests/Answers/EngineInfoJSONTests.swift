// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct EngineInfoJSONTests {
  private func read(_ bytes: [UInt8]) throws -> EngineInfo {
    try Request<EngineInfo>.info.read(ResponseHead(status: 200), bytes)
  }

  @Test(arguments: Fixture.all("info"))
  func `the engine tells its version, its time and whether containers outlive it`(_ fixture: Fixture) throws {
    let clock = Timestamp(rfc3339: "2026-11-21T10:18:41.968445522Z")
    #expect(clock != nil)
    #expect(try read(try fixture.input()) == EngineInfo(serverVersion: "20.10.24", liveRestore: false, clock: clock))
  }

  @Test(arguments: [("true", true), ("false", false), ("null", false), ("\"true\"", false), ("1", false)])
  func `live-restore counts as off unless it is said to be on`(_ value: String, _ expected: Bool) throws {
    let text = #"{"LiveRestoreEnabled":\#(value),"ServerVersion":"29.0.0"}"#
    #expect(try read(Array(text.utf8)) == EngineInfo(serverVersion: "29.0.0", liveRestore: expected))
  }

  @Test func `an answer that is no object is refused`() {
    #expect(throws: UnreadableAnswer.self) { try read(Array("[]".utf8)) }
  }
}
