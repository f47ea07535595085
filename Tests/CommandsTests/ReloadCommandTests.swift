// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import Testing

@testable import Commands

struct ReloadCommandTests {
  @Test func `a reload waits for a minute unless told otherwise`() throws {
    let reload = try #require(EventListenerCommand.parseAsRoot(["reload"]) as? ReloadCommand)
    #expect(reload.timeout == "60s")
    #expect(reload.runtimeDir == nil)
  }

  @Test func `a time that is none is a bad setting`() throws {
    let reload = try ReloadCommand.parse(["--timeout", "soon", "--runtime-dir", "/run/x"])
    #expect(throws: InvalidSetting.self) { try reload.run() }
  }
}
