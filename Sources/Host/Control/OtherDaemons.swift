// SPDX-License-Identifier: MIT
import Glibc

/// Daemons of this name, older ones among them, that keep the same apps.
package nonisolated enum OtherDaemons {
  private static let name = "dokku-event-listener"

  /// Their process ids, sorted, but for one.
  package static func find(root: String, besides known: pid_t?) -> [pid_t] {
    let namespace = SymbolicLink.target("/proc/self/ns/pid")
    return PrivateFolder.names(in: "/proc").compactMap { pid_t($0) }.sorted().filter { pid in
      guard pid != known, pid != getpid(), isDaemon(words(pid, "cmdline")) else { return false }
      // A container's processes can be seen from outside, and have a DOKKU_ROOT of their own.
      if let its = SymbolicLink.target("/proc/\(pid)/ns/pid"), its != namespace { return false }
      return self.root(words(pid, "cmdline"), words(pid, "environ")) == root
    }
  }

  /// Without a command, or with settings alone, it watches.
  static func isDaemon(_ arguments: [String]) -> Bool {
    guard let program = arguments.first?.split(separator: "/").last, program == name else { return false }
    guard arguments.count > 1 else { return true }
    let word = arguments[1].prefix { $0 != "=" }
    return word == "watch" || SettingName.allCases.contains { $0.option == word }
  }

  static func root(_ arguments: [String], _ environment: [String]) -> String {
    let option = SettingName.dokkuRoot.option
    if let place = arguments.lastIndex(of: option), place + 1 < arguments.count { return arguments[place + 1] }
    if let word = arguments.last(where: { $0.hasPrefix("\(option)=") }) {
      return String(word.dropFirst(option.count + 1))
    }
    let variable = "\(SettingName.dokkuRoot.variable)="
    let value = environment.first { $0.hasPrefix(variable) }?.dropFirst(variable.count) ?? ""
    return SettingText.path(value) ?? "/home/dokku"
  }

  private static func words(_ pid: pid_t, _ file: String) -> [String] {
    (SmallFile.bytes(at: "/proc/\(pid)/\(file)") ?? []).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
