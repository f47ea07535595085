// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct StateFileTests {
  private let folder: TemporaryFolder
  private let file: StateFile

  init() throws {
    folder = try TemporaryFolder()
    file = StateFile(in: RuntimeFolder(folder.path))
  }

  @Test func `what is written is read, the latest each time`() throws {
    var state = DaemonState(pid: 1, startedAt: 2)
    try file.write(state)
    #expect(file.read() == state)
    state.isReady = true
    state.rebuildAllCount = 12345
    try file.write(state)
    #expect(file.read() == state)
  }

  @Test func `nothing but the file is left`() throws {
    try file.write(DaemonState(pid: 1, startedAt: 2))
    #expect(access(folder.path("state.json"), F_OK) == 0)
    #expect(access(folder.path("state.json.tmp"), F_OK) == -1)
  }

  @Test func `without a file there is no state`() {
    #expect(file.read() == nil)
  }

  @Test func `a folder that is not there fails with its path`() {
    let failure = #expect(throws: SystemCallFailed.self) {
      try StateFile(in: RuntimeFolder("/nowhere/at-all")).write(DaemonState(pid: 1, startedAt: 2))
    }
    #expect(failure == SystemCallFailed(call: "open /nowhere/at-all/state.json.tmp", code: ENOENT))
  }
}
