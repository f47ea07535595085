// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct ClockCheckTests {
  @Test func `a clock that nobody keeps true is advice, one that cannot be asked is skipped`() {
    #expect(ClockCheck.findings(.synchronised) == [.ok("clock", "the clock is kept true")])
    #expect(
      ClockCheck.findings(.unsynchronised) == [
        .advice(
          "clock", "nothing keeps the clock true, so times of crashes are not to be relied on",
          mend: "apt install systemd-timesyncd", "timedatectl set-ntp true")
      ])
    #expect(
      ClockCheck.findings(.unknown("Operation not permitted")) == [
        .skipped("clock", "the kernel does not say how the clock is: Operation not permitted")
      ])
  }
}
