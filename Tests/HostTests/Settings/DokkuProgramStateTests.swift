// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct DokkuProgramStateTests {
  private func state(_ dokku: String?) throws -> DokkuProgramState {
    var settings = try Settings(environment: [:], options: [:])
    settings.dokkuBin = dokku
    return DokkuProgramState(settings)
  }

  @Test func `what a setting names is there when it can be run`() throws {
    #expect(try state("/bin/true") == .there("/bin/true"))
    #expect(try state("true") == .there("true"))
    #expect(try state("/etc/passwd") == .missing("/etc/passwd"))
    #expect(try state("no-such-command") == .missing("no-such-command"))
    #expect(try state(nil) == .none)
  }
}
