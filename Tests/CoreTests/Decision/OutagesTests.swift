// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct OutagesTests {
  private let web = AppProcess("blog", "web")
  private let first = CrashID(of: "a1", at: Timestamp(nanoseconds: 1))
  private let second = CrashID(of: "a1", at: Timestamp(nanoseconds: 2))

  private func moment(_ seconds: Int64) -> Moment { Moment(microseconds: seconds * 1_000_000) }

  @Test func `a second crash makes it longer and keeps its name`() {
    var outages = Outages()
    outages.crashed(web, first, in: "a1", at: moment(1))
    outages.crashed(web, second, in: "a2", at: moment(2))
    #expect(outages.open[web] == Outage(web, id: first, since: moment(1), container: "a2", crashes: 2))
    #expect(outages.joined(by: second) == first)
  }

  @Test func `its end is told once all its crashes are`() {
    var outages = Outages()
    outages.crashed(web, first, in: "a1", at: moment(1))
    outages.crashed(web, second, in: "a1", at: moment(2))
    outages.end(web, .restart, at: moment(5), [:])
    #expect(outages.takeOver() == [])
    outages.told(first)
    #expect(outages.takeOver() == [])
    outages.told(second)
    #expect(outages.takeOver().map(\.lasted) == [.seconds(4)])
    #expect(outages.takeOver() == [])
  }

  @Test func `what is open is saved when it has changed, and not before its crashes are told`() {
    var outages = Outages()
    #expect(outages.takeUnsaved() == nil)
    outages.crashed(web, first, in: "a1", at: moment(1))
    #expect(outages.takeUnsaved() == nil)
    outages.told(first)
    #expect(outages.takeUnsaved()?.map(\.id) == [first])
    #expect(outages.takeUnsaved() == nil)
    outages.rebuilding("blog")
    #expect(outages.takeUnsaved()?.map(\.isRebuilt) == [true])
    outages.rebuilding("blog")
    outages.rebuilding("shop")
    #expect(outages.takeUnsaved() == nil)
    outages.end(web, .rebuild, at: moment(3), [:])
    #expect(outages.takeUnsaved() == [])
  }

  @Test func `what is not open has no end`() {
    var outages = Outages()
    outages.end(web, .restart, at: moment(1), [:])
    #expect(outages.takeOver() == [])
    #expect(outages.takeUnsaved() == nil)
  }

  @Test func `a moment before it began makes no time of it`() {
    var outages = Outages([Outage(web, id: first, since: moment(9), container: "a1")])
    outages.end(web, .restart, at: moment(1), [:])
    #expect(outages.takeOver().map(\.lasted) == [.zero])
  }
}
