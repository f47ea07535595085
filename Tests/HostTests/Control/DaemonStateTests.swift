// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct DaemonStateTests {
  private let state = DaemonState(
    pid: 4711, startedAt: 1_700_000_000, isReady: true, rebuildAllStarted: 3, rebuildAllCount: 2,
    hasStableListeners: true)

  @Test func `a state reads as it was written`() {
    #expect(DaemonState(Array(state.spelled.utf8)[...]) == state)
  }

  @Test func `its names are the contract's`() {
    #expect(
      state.spelled == """
        {"pid":4711,"startedAt":1700000000,"ready":true,"stableListeners":true,"rebuildAllStarted":3,"rebuildAllCount":2}

        """)
  }

  @Test func `members of another version are left alone`() {
    let text =
      #"{"apps":[{"a":1}],"rebuildAllCount":2,"pid":4711,"ready":true,"startedAt":1700000000,"x":null,"#
      + #""stableListeners":true,"rebuildAllStarted":3}"#
    #expect(DaemonState(Array(text.utf8)[...]) == state)
  }

  @Test(arguments: [
    "", "{}", "null", "[]", "{\"pid\":4711", #"{"pid":4711,"startedAt":1,"ready":true,"rebuildAllStarted":3}"#,
    #"{"pid":99999999999,"startedAt":1,"ready":true,"rebuildAllStarted":3,"rebuildAllCount":2}"#,
    #"{"pid":"1","startedAt":1,"ready":true,"rebuildAllStarted":3,"rebuildAllCount":2}"#,
    #"{"pid":1,"startedAt":1,"ready":true,"rebuildAllStarted":3,"rebuildAllCount":2}}"#,
  ])
  func `what no daemon wrote is none`(text: String) {
    #expect(DaemonState(Array(text.utf8)[...]) == nil)
  }
}
