// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct SinceAskedTests {
  private func container(_ state: ContainerState) -> Container { .deployed("blog", "web.1", "a1", state: state) }

  @Test func `nothing happened: a list counts`() {
    var since = SinceAsked()
    since.listAsked()
    #expect(since.lets(container(.running), replace: container(.exited)))
    #expect(since.lets(container(.exited), replace: container(.running)))
    #expect(!since.outdatesList("a1"))
  }

  @Test func `it has ended: the list does not count`() {
    var since = SinceAsked()
    since.listAsked()
    since.note(.ended, of: "a1", isListing: true, isInspecting: false)
    #expect(!since.lets(container(.running), replace: nil))
    #expect(!since.lets(container(.exited), replace: container(.exited)))
    #expect(since.outdatesList("a1"))
  }

  @Test func `it has started: the list counts if it says so, too`() {
    var since = SinceAsked()
    since.listAsked()
    since.note(.changed, of: "a1", isListing: true, isInspecting: false)
    #expect(since.lets(container(.running), replace: container(.exited)))
    #expect(!since.lets(container(.exited), replace: container(.running)))
    #expect(since.lets(container(.exited), replace: nil))
    #expect(since.outdatesList("a1"))
  }

  @Test func `an end outweighs a start, before or after`() {
    var since = SinceAsked()
    since.listAsked()
    since.note(.ended, of: "a1", isListing: true, isInspecting: false)
    since.note(.changed, of: "a1", isListing: true, isInspecting: false)
    #expect(!since.lets(container(.running), replace: nil))
  }

  @Test func `what was inspected after the list was asked for is newer than the list`() {
    var since = SinceAsked()
    since.listAsked()
    since.inspectAsked("a1", isListing: true)
    #expect(since.outdatesList("a1"))
    #expect(since.lets(container(.running), replace: nil))
    #expect(since.inspectEnded("a1") == .nothing)
    #expect(!since.lets(container(.running), replace: nil))
    since.listAsked()
    #expect(since.lets(container(.running), replace: nil))
  }

  @Test func `an inspect knows the worst that happened since it was asked for, and only that`() {
    var since = SinceAsked()
    since.inspectAsked("a1", isListing: false)
    since.note(.changed, of: "a1", isListing: false, isInspecting: true)
    since.note(.gone, of: "a1", isListing: false, isInspecting: true)
    since.note(.ended, of: "a1", isListing: false, isInspecting: true)
    #expect(since.inspectEnded("a1") == .gone)
    since.inspectAsked("a1", isListing: false)
    #expect(since.inspectEnded("a1") == .nothing)
  }
}
