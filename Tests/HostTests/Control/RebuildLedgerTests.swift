// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct RebuildLedgerTests {
  private let boot = "0b6f3e5e-8c3d-4e0e-9a53-1d6a4d6f6a10"
  private let id = String(repeating: "ab", count: 32)

  private func rebuilds() throws -> [AppName: RebuildHistory] {
    [
      try #require(AppName("blog")): RebuildHistory(
        started: [Moment(microseconds: 5), Moment(microseconds: 70_000_000)], gaveUpOn: [try #require(ContainerID(id))]),
      try #require(AppName("shop")): RebuildHistory(started: [Moment(microseconds: 9)]),
    ]
  }

  @Test func `budgets are read as they were written`() throws {
    let bytes = RebuildLedger.spell(try rebuilds(), boot: boot)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        boot \(boot)
        app blog 5,70000000 \(id)
        app shop 9 -

        """)
    #expect(RebuildLedger.read(bytes, boot: boot) == (try rebuilds()))
  }

  @Test func `another boot's ledger is empty`() throws {
    #expect(RebuildLedger.read(RebuildLedger.spell(try rebuilds(), boot: boot), boot: "other").isEmpty)
  }

  @Test(arguments: [
    "", "boot", "garbage\nboot x\n", "boot x\napp\n", "boot x\napp ../etc 1 -\n", "boot x\nnote blog 1 -\n",
    "\u{0}\u{ff}",
  ])
  func `what is no ledger is none`(text: String) {
    #expect(RebuildLedger.read(Array(text.utf8), boot: "x").isEmpty)
  }

  @Test func `every beginning of a ledger can be read`() throws {
    let bytes = RebuildLedger.spell(try rebuilds(), boot: boot)
    for length in 0...bytes.count {
      #expect(RebuildLedger.read(Array(bytes[..<length]), boot: boot).count <= 2)
    }
  }
}
