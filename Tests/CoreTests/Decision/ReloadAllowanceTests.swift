// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct ReloadAllowanceTests {
  private let start = Moment(microseconds: 5_000_000)

  @Test func `five go out at once, the sixth waits for its turn`() {
    var allowance = ReloadAllowance()
    for _ in 0..<5 { #expect(allowance.take(at: start) == nil) }
    #expect(allowance.take(at: start) == .milliseconds(200))
    #expect(allowance.take(at: start + .milliseconds(150)) == .milliseconds(50))
    #expect(allowance.take(at: start + .milliseconds(200)) == nil)
    #expect(allowance.take(at: start + .milliseconds(200)) == .milliseconds(200))
  }

  @Test func `time passed earns one each 200 ms, and never more than five`() {
    var allowance = ReloadAllowance()
    for _ in 0..<5 { #expect(allowance.take(at: start) == nil) }
    let later = start + .milliseconds(450)
    #expect(allowance.take(at: later) == nil)
    #expect(allowance.take(at: later) == nil)
    #expect(allowance.take(at: later) == .milliseconds(150))
    let much = start + .seconds(3600)
    for _ in 0..<5 { #expect(allowance.take(at: much) == nil) }
    #expect(allowance.take(at: much) == .milliseconds(200))
  }
}
