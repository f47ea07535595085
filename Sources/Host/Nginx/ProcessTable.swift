// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Glibc

/// What the kernel tells of processes under `/proc` (proc(5)).
nonisolated enum ProcessTable {
  /// The arguments, or the title that a process gave itself in their place. Empty for kernel threads and zombies.
  static func title(_ pid: Int32) -> String? {
    text("/proc/\(pid)/cmdline").map { text in String(text.prefix { $0 != "\0" }) }
  }

  /// Clock ticks between boot and the start of the process; nil for a zombie, which is no process any more.
  static func startTicks(_ pid: Int32) -> UInt64? {
    // The second field, in parentheses, may hold anything; the third is the state.
    guard let text = text("/proc/\(pid)/stat"), let name = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: name)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return UInt64(fields[19])
  }

  /// The children of a process's first thread. Not certain to be complete while children come and go.
  static func children(_ pid: Int32) -> [Int32] {
    (text("/proc/\(pid)/task/\(pid)/children") ?? "").split(separator: " ").compactMap { Int32($0) }
  }

  /// Whether a signal is pending for a process or blocked by it; nil where that cannot be read.
  static func isHeld(_ signal: Int32, by pid: Int32) -> Bool? {
    guard let text = text("/proc/\(pid)/status") else { return nil }
    var sets: UInt64 = 0
    var count = 0
    for line in text.split(separator: "\n") where ["SigPnd:", "ShdPnd:", "SigBlk:"].contains(where: line.hasPrefix) {
      guard let set = line.split(whereSeparator: \.isWhitespace).last, let bits = UInt64(set, radix: 16) else {
        return nil
      }
      sets |= bits
      count += 1
    }
    return count == 3 ? sets & (1 << UInt64(signal - 1)) != 0 : nil
  }

  /// This moment, as start times are counted.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    let rate = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))
    return UInt64(time.tv_sec) * rate + UInt64(time.tv_nsec) * rate / 1_000_000_000
  }

  private static func text(_ path: String) -> String? {
    guard case .bytes(let bytes)? = try? RegularFile.read(path, limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
