// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct FullLookTests {
  @Test func `it is done with its last part, in any order`() {
    var look = FullLook()
    #expect(look.begin([.containers, .networks, .apps], forced: false) == true)
    #expect(look.isRunning && !look.isIdle)
    #expect(look.arrived(.apps) == false)
    #expect(look.arrived(.apps) == false)
    #expect(look.arrived(.containers) == false)
    #expect(look.awaits(.networks) && !look.awaits(.apps))
    #expect(look.arrived(.networks) == true)
    #expect(look.isIdle)
    #expect(look.arrived(.networks) == false)
  }

  @Test func `another one asked for meanwhile follows, with force if any had it`() {
    var look = FullLook()
    _ = look.begin([.apps], forced: false)
    #expect(look.begin([.apps], forced: true) == false)
    #expect(look.begin([.apps], forced: false) == false)
    #expect(!look.isForced)
    #expect(look.arrived(.apps) == true)
    #expect(!look.isIdle)
    #expect(look.takeNext() == true)
    #expect(look.takeNext() == nil)
    #expect(look.isIdle)
  }

  @Test func `one that is given up comes back only if it had force`() {
    var look = FullLook()
    _ = look.begin([.apps], forced: false)
    look.abandon()
    #expect(look.isIdle)
    _ = look.begin([.apps], forced: true)
    look.abandon()
    #expect(!look.isIdle && !look.isRunning)
    #expect(look.takeNext() == true)
  }
}
