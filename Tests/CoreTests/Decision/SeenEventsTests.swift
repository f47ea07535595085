// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct SeenEventsTests {
  private func event(_ time: Int64, _ action: ContainerAction = .start) -> EngineEvent {
    EngineEvent(time: Timestamp(nanoseconds: time), subject: .container("a1", action, app: "blog"))
  }

  @Test func `an event is new once`() {
    var seen = SeenEvents()
    #expect(seen.insert(event(1)) == true)
    #expect(seen.insert(event(1)) == false)
    #expect(seen.insert(event(2)) == true)
    #expect(seen.insert(event(1, .pause)) == true)
  }

  @Test func `the newest ones are kept, more than the engine can replay`() {
    var seen = SeenEvents()
    let count = SeenEvents.capacity
    for time in 0..<count { #expect(seen.insert(event(Int64(time))) == true) }
    #expect(seen.insert(event(0)) == false)
    #expect(seen.insert(event(Int64(count))) == true)
    #expect(seen.insert(event(0)) == true)
    #expect(seen.insert(event(Int64(count))) == false)
    #expect(seen.insert(event(2)) == false)
    #expect(SeenEvents.capacity >= 256)
  }
}
