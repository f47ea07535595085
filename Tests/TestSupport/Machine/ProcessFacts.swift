// SPDX-License-Identifier: MIT
import Foundation

/// What /proc says of a process.
package struct ProcessFacts: Sendable {
  package let pid: pid_t

  package init(_ pid: pid_t) { self.pid = pid }

  /// Kilobytes.
  package var resident: Int { field("VmRSS", in: "status") }

  /// Kilobytes.
  package var privateDirty: Int { field("Private_Dirty", in: "smaps_rollup") }

  /// Processor time so far, of all threads that ever were.
  package var cpuTime: Duration {
    var clock = clockid_t()
    var time = timespec()
    guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// How often each of its threads went to sleep by itself, which is how often it was woken.
  package var wakeups: [String: Int] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return Dictionary(threads.map { ($0, field("voluntary_ctxt_switches", in: "task/\($0)/status")) }) { $1 }
  }

  /// Threads that have ended since are left out.
  package func wakeups(since before: [String: Int]) -> Int {
    wakeups.reduce(0) { $0 + $1.value - (before[$1.key] ?? 0) }
  }

  package var children: [pid_t] {
    text("task/\(pid)/children").split(separator: " ").compactMap { pid_t($0) }
  }

  /// What it calls itself, with spaces between its words.
  package var title: String {
    text("cmdline").split(separator: "\0").joined(separator: " ").trimmingCharacters(in: .whitespaces)
  }

  private func field(_ name: String, in file: String) -> Int {
    let line = text(file).split(separator: "\n").first { $0.hasPrefix("\(name):") }
    let digits = line?.filter(\.isNumber) ?? ""
    return Int(digits) ?? 0
  }

  private func text(_ file: String) -> String {
    FileManager.default.contents(atPath: "/proc/\(pid)/\(file)").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
