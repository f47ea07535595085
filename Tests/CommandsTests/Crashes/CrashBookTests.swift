// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct CrashBookTests {
  private func read(_ rows: [JournalRow], until: Int64 = .max) -> [Crash] {
    var book = CrashBook(until: until)
    for row in rows { book.add(row) }
    return book.crashes
  }

  @Test func `a crash and the end of its outage are one`() {
    let crashes = read([Rows.crash("00000001", at: 0), Rows.end("00000001", at: 2, lasted: 1.5)])
    #expect(crashes.map(\.outage) == [.over(lasted: .milliseconds(1500), end: .restart)])
    #expect(crashes.map(\.followed) == ["started again"])
  }

  @Test func `all crashes of an outage end with it, and no others`() {
    let crashes = read([
      Rows.crash("00000001", at: 0), Rows.crash("00000002", at: 1, [.outageID: "00000001"]),
      Rows.crash("00000003", at: 1, app: "shop"), Rows.end("00000001", at: 2, lasted: 2),
    ])
    let over = Crash.Outage.over(lasted: .seconds(2), end: .restart)
    #expect(crashes.map(\.outage) == [over, over, .goesOn])
  }

  @Test func `others that served on leave no outage`() {
    let row = JournalRow(
      time: 0, fields: Rows.crash("00000001", at: 0, [.listenersLeft: "2"]).fields.filter { $0.key != "OUTAGE_ID" })
    #expect(read([row]).map(\.outage) == [.none(others: 2)])
  }

  @Test func `a record of a version that knew less is told as far as it goes`() {
    let crash = read([Rows.row(.containerCrashed, at: 0, [.containerName: "blog.web.1", .exitCode: "many"])]).first
    #expect(crash?.outage == .unknown)
    #expect(crash?.id == "")
    #expect(crash?.reason == "ended by itself")
    #expect(crash?.followed == "nothing yet")
  }

  @Test(arguments: [
    ([RecordKind.rebuildStarted], "being rebuilt"), ([.rebuildStarted, .rebuildDone], "app rebuilt"),
    ([.rebuildStarted, .rebuildFailed], "rebuild failed"), ([.rebuildGivenUp], "given up after rebuilds"),
    ([.rebuildStarted, .rebuildImpossible], "no dokku to rebuild it"), ([.restartFailed], "Docker could not start it"),
    ([], "Docker starts it again"), ([.nginxReloaded], "Docker starts it again"),
  ])
  func `what followed is told by the latest record of it`(kinds: [RecordKind], words: String) {
    // Records of how a rebuild ended name no container.
    let after = kinds.map { kind in
      Rows.row(
        kind, at: 3,
        [.app: "blog"].merging(
          [.rebuildDone, .rebuildFailed, .rebuildImpossible].contains(kind)
            ? [:] : [.containerIDFull: String(repeating: "a1", count: 32)]
        ) { $1 })
    }
    #expect(read([Rows.crash("00000001", at: 0)] + after).map(\.followed) == [words])
  }

  @Test func `what follows another container's crash, or comes much later, is not this one's`() {
    let other = Rows.row(.rebuildStarted, at: 1, [.app: "blog", .containerIDFull: String(repeating: "b2", count: 32)])
    let late = Rows.row(
      .rebuildStarted, at: 3601, [.app: "blog", .containerIDFull: String(repeating: "a1", count: 32)])
    #expect(read([Rows.crash("00000001", at: 0), other, late]).map(\.consequence) == [nil])
  }

  @Test func `the end of an outage counts even when it is later than asked for`() {
    let crashes = read(
      [Rows.crash("00000001", at: 0), Rows.crash("00000002", at: 5), Rows.end("00000001", at: 9, lasted: 9)],
      until: Rows.noon + 1)
    #expect(crashes.map(\.id) == ["00000001"])
    #expect(crashes.first?.outage == .over(lasted: .seconds(9), end: .restart))
  }

  @Test func `a crash that two daemons tell is one`() {
    #expect(read([Rows.crash("00000001", at: 0), Rows.crash("00000001", at: 1)]).count == 1)
  }

  @Test func `whoever follows is told of what has changed`() {
    var book = CrashBook()
    #expect(book.add(Rows.crash("00000001", at: 0)).map(\.outage) == [.goesOn])
    #expect(book.add(Rows.end("00000001", at: 1, lasted: 1)).map(\.id) == ["00000001"])
    #expect(book.add(Rows.end("00000001", at: 1, lasted: 1)) == [])
    #expect(book.add(JournalRow(time: 0, fields: [:])) == [])
  }
}
