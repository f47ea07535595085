// SPDX-License-Identifier: MIT
import Host

/// The machine's clock, which times of crashes and outages are told by.
nonisolated enum ClockCheck {
  static func findings(_ clock: ClockState) -> [Finding] {
    switch clock {
    case .synchronised: [.ok("clock", "the clock is kept true")]
    case .unsynchronised:
      [
        .advice(
          "clock", "nothing keeps the clock true, so times of crashes are not to be relied on",
          mend: "apt install systemd-timesyncd", "timedatectl set-ntp true")
      ]
    case .unknown(let reason): [.skipped("clock", "the kernel does not say how the clock is: \(reason)")]
    }
  }
}
