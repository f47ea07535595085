// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import Host

struct MessageSocketTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `an entry arrives as one datagram`() throws {
    let journal = try DatagramSocket(path: folder.path("socket"))
    let entry = JournalEntry.spell(Record(.trace, .debug, "hello"))
    #expect(MessageSocket(path: journal.path).send(entry[...]) == .sent(entry.count))
    #expect(journal.receive() == entry)
  }

  @Test func `a journal that is not there makes nobody wait`() {
    #expect(MessageSocket(path: folder.path("nowhere")).send([1, 2, 3]) == .full)
  }

  @Test func `a journal that reads nothing makes nobody wait`() throws {
    let journal = try DatagramSocket(path: folder.path("socket"))
    let socket = MessageSocket(path: journal.path)
    var answers: [OutputQueue.Sending] = []
    while answers.last != .full, answers.count < 10000 { answers.append(socket.send([1])) }
    #expect(answers.last == .full)
    #expect(answers.first == .sent(1))
  }

  @Test func `a path that no socket can have is refused`() {
    #expect(MessageSocket(path: "/" + String(repeating: "x", count: 200)).send([1]) == .refused)
  }
}
