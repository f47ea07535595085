// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct ReportFlagTests {
  @Test func `an app has seventeen, all of them ten, sorted by name`() {
    for (isGlobal, count) in [(false, 17), (true, 10)] {
      let names = ReportFlag.all(isGlobal: isGlobal).map(\.name)
      #expect(names.count == count)
      #expect(names == names.sorted())
      #expect(Set(names).count == count)
    }
  }

  @Test func `each is found by its name and labelled by it`() {
    for flag in ReportFlag.all(isGlobal: false) { #expect(ReportFlag(name: flag.name) == flag) }
    #expect(ReportFlag(name: "network-listeners") == nil)
    #expect(ReportFlag.computed(.attachPostCreate).label == "Network computed attach post create:")
    #expect(ReportFlag.webListeners.name == "network-web-listeners")
  }
}
