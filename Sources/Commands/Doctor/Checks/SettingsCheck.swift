// SPDX-License-Identifier: MIT
import Host

/// The service's file of settings: lines that do not count, and values that do not parse.
nonisolated enum SettingsCheck {
  static func findings(_ review: SettingsReview, dokku: DokkuProgramState) -> [Finding] {
    let faults = review.faults.map { fault in
      guard let line = fault.line else {
        return Finding.fault("settings-environment", fault.reason, mend: "unset \(fault.variable)")
      }
      return .fault(
        "settings-line", "\(review.path), line \(line): \(fault.reason)",
        mend: "sudoedit +\(line) \(review.path)", "systemctl restart dokku-event-listener")
    }
    return [file(review)] + faults + [program(dokku)]
  }

  private static func program(_ dokku: DokkuProgramState) -> Finding {
    let check = "dokku-program"
    switch dokku {
    case .there(let name): return .ok(check, "dokku is \(name)")
    case .none: return .skipped(check, "this host has no dokku, so apps whose restarts are used up are not rebuilt")
    case .missing(let name):
      return .advice(
        check, "there is no \(name), so apps whose restarts are used up are not rebuilt",
        mend: "\(SettingName.dokkuBin.variable)=PATH, in \(ServiceSettings.path)")
    }
  }

  private static func file(_ review: SettingsReview) -> Finding {
    switch review.file {
    case .missing: .ok("settings-file", "there is no \(review.path), so every setting has its default")
    case .unreadable(let reason):
      .advice(
        "settings-file", "\(review.path) cannot be read, so commands go without it: \(reason)",
        mend: "chmod 0644 \(review.path)")
    case .read where review.faults.contains { $0.line != nil }:
      .ok("settings-file", "\(review.path) was read, but for what follows")
    case .read: .ok("settings-file", "every line of \(review.path) counts")
    }
  }
}

extension SettingsReview.Fault {
  /// The first word of what is said of a bad value.
  fileprivate nonisolated var variable: Substring { reason.prefix { $0 != " " } }
}
