// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct StatusBoardTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func modified(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_ino) : 0
  }

  @Test func `however often something changes, it is laid down once in a second, as it is then`() async throws {
    let path = folder.path("status.json")
    var spelled = 0
    var text = "first"
    let board = StatusBoard {
      spelled += 1
      return [(path, text)]
    } complain: { _ in
    }
    for _ in 0..<100 { board.invalidate() }
    text = "last"
    #expect(folder.read("status.json") == nil)
    try await eventuallyOnLoop("the file") { spelled > 0 }
    #expect(folder.read("status.json") == "last")
    #expect(spelled == 1)
  }

  @Test func `what has not changed is not written again`() {
    let path = folder.path("status.json")
    let board = StatusBoard {
      [(path, "same")]
    } complain: { _ in
    }
    board.show()
    let inode = modified(path)
    board.show()
    #expect(modified(path) == inode && inode != 0)
  }

  @Test func `nobody is woken while nothing changes`() async {
    var spelled = 0
    let board = StatusBoard {
      spelled += 1
      return []
    } complain: { _ in
    }
    await loopTurn(after: .milliseconds(1300))
    #expect(spelled == 0)
    withExtendedLifetime(board) {}
  }

  @Test func `what cannot be written is complained of, and tried again`() {
    var complaints: [String] = []
    let board = StatusBoard {
      [("/nowhere/at-all/status.json", "x")]
    } complain: {
      complaints.append($0)
    }
    board.show()
    board.show()
    #expect(complaints.count == 2)
    #expect(complaints.first?.hasPrefix("open /nowhere/at-all/status.json.tmp: ") == true)
  }
}
