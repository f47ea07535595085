// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import Host

/// On the files of a real journald.
@Suite(.timeLimit(.minutes(1)))
struct JournalReaderTests {
  private let journal: PrivateJournal

  init() throws { journal = try PrivateJournal() }

  private func send(_ records: [Record]) {
    let socket = MessageSocket(path: journal.socket)
    for record in records { #expect(socket.send(JournalEntry.spell(record)[...]) != .refused) }
  }

  private func crash(_ app: String, _ id: String, tail: String = "") -> Record {
    Record(.containerCrashed, .warning, "\(app).web.1 exited", [.app: app, .crash: id, .logTail: tail])
  }

  private func rows(
    _ kinds: [RecordKind] = [.containerCrashed], app: String? = nil, since: Int64 = 0
  ) throws -> [JournalRow] {
    let reader = try JournalReader(directory: journal.directory)
    try reader.match(kinds, app == nil ? nil : .app, app ?? "")
    try reader.seek(to: since)
    var rows: [JournalRow] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test func `records read as they were written, oldest first`() async throws {
    let before = WallClock.now().nanoseconds / 1000
    let tail = "line one\nline = two\nline → three"
    send([crash("blog", "00000001", tail: tail), crash("shop", "00000002")])
    try await eventuallyOnLoop("both records") { (try? rows().count) == 2 }
    let read = try rows()
    #expect(read.map { $0[.crash] } == ["00000001", "00000002"])
    #expect(read.map(\.kind) == [.containerCrashed, .containerCrashed])
    #expect(read.first?[.logTail] == tail)
    #expect(read.first?.message == "blog.web.1 exited")
    #expect(read.allSatisfy { (before...WallClock.now().nanoseconds / 1000).contains($0.time) })
  }

  @Test func `kinds and fields that were not asked for are not told`() async throws {
    send([crash("blog", "00000001"), Record(.nginxReloaded, .info, "reloaded"), crash("shop", "00000002")])
    send([Record(.outageEnded, .notice, "blog.web answers again", [.app: "blog"])])
    try await eventuallyOnLoop("all records") { (try? rows([.containerCrashed, .outageEnded]).count) == 3 }
    #expect(try rows([.containerCrashed, .outageEnded], app: "blog").map(\.kind) == [.containerCrashed, .outageEnded])
    #expect(try rows(app: "shop").map { $0[.crash] } == ["00000002"])
    #expect(try rows(app: "sho") == [])
  }

  @Test func `what is older than asked for is not told`() async throws {
    send([crash("blog", "00000001")])
    try await eventuallyOnLoop("the record") { (try? rows().count) == 1 }
    let time = try #require(try rows().first?.time)
    #expect(try rows(since: time).count == 1)
    #expect(try rows(since: time + 1).count == 0)
  }

  @Test func `what was written before a moment is read back from there`() async throws {
    send([crash("blog", "00000001"), crash("shop", "00000002"), crash("blog", "00000003")])
    try await eventuallyOnLoop("all records") { (try? rows().count) == 3 }
    let last = try #require(try rows().last?.time)
    let reader = try JournalReader(directory: journal.directory)
    try reader.match([.containerCrashed], .app, "blog")
    try reader.seek(to: last + 1)
    #expect(
      try [reader.previous(), reader.previous(), reader.previous()].map { $0?[.crash] } == [
        "00000003", "00000001", nil,
      ])
  }

  @Test func `a value of many bytes is whole`() async throws {
    let tail = String(repeating: "→ long ", count: 4000)
    send([crash("blog", "00000001", tail: tail)])
    try await eventuallyOnLoop("the record") { (try? rows().count) == 1 }
    let read = try #require(try rows().first?[.logTail])
    #expect(tail.hasPrefix(read))
    #expect(read.utf8.count > 32_000)
  }

  @Test func `whoever waits is woken by a new record`() throws {
    let reader = try JournalReader(directory: journal.directory)
    try reader.match([.containerCrashed])
    try reader.seek(to: 0)
    #expect(try reader.next() == nil)
    send([crash("blog", "00000001")])
    var row: JournalRow?
    while row == nil {
      try reader.wait()
      row = try reader.next()
    }
    #expect(row?[.crash] == "00000001")
  }

  @Test func `a folder that is not there fails with its name`() {
    let failure = #expect(throws: JournalFailed.self) { _ = try JournalReader(directory: "/nowhere/at-all") }
    #expect("\(String(describing: failure))".contains("/nowhere/at-all"))
  }
}
