// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct OutageLedgerTests {
  private let boot = Boot(id: "b00t", began: Timestamp(nanoseconds: 1_700_000_000_000_000_000))
  private let outages: [Outage]

  init() throws {
    let container = try #require(ContainerID(String(repeating: "a1", count: 32)))
    let processes = try [("blog", "web"), ("shop", "worker.x")].map { app, type in
      AppProcess(try #require(AppName(app)), try #require(ProcessType(type)))
    }
    outages = processes.enumerated().map { number, process in
      Outage(
        process, id: CrashID(of: container, at: Timestamp(nanoseconds: Int64(number))),
        since: Moment(microseconds: 5_000_000), container: container, crashes: number + 1, isRebuilt: number == 1)
    }
  }

  @Test func `outages read as they were written`() {
    #expect(OutageLedger.read(OutageLedger.spell(outages, on: boot), on: boot) == outages)
    #expect(OutageLedger.read(OutageLedger.spell([], on: boot), on: boot) == [])
  }

  @Test func `within a boot a clock that was stepped changes nothing`() {
    let stepped = Boot(id: boot.id, began: Timestamp(nanoseconds: 1_000_000_000_000_000_000))
    #expect(OutageLedger.read(OutageLedger.spell(outages, on: boot), on: stepped) == outages)
  }

  @Test func `after a reboot the wall clock says how long ago it was`() {
    // Began 5 s into the other boot, which was 65 s before this one.
    let next = Boot(id: "next", began: Timestamp(nanoseconds: boot.began.nanoseconds + 70_000_000_000))
    let read = OutageLedger.read(OutageLedger.spell(outages, on: boot), on: next)
    #expect(read.map(\.since.microseconds) == [-65_000_000, -65_000_000])
  }

  @Test func `after a reboot with a clock set back it began no later than the boot`() {
    let next = Boot(id: "next", began: Timestamp(nanoseconds: boot.began.nanoseconds - 70_000_000_000))
    let read = OutageLedger.read(OutageLedger.spell(outages, on: boot), on: next)
    #expect(read.map(\.since.microseconds) == [0, 0])
  }

  @Test(arguments: [
    "", "boot b00t", "boot b00t\noutage", "boot b00t\noutage 1234567 blog web 1 2 a1 1 -", "nonsense\n\n\u{0}",
  ])
  func `what does not parse is dropped`(text: String) {
    #expect(OutageLedger.read(Array(text.utf8), on: boot) == [])
  }

  @Test func `a moment that no clock can show is dropped`() {
    let text = String(decoding: OutageLedger.spell(outages, on: boot), as: UTF8.self)
    let broken = text.replacing(" 5000000 ", with: " 9223372036854775807 ")
    #expect(OutageLedger.read(Array(broken.utf8), on: boot) == [])
  }
}
