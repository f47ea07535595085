// SPDX-License-Identifier: MIT

import Core
import Glibc

/// How our temporary files are called: `.NAME.del-PID-NUMBER.tmp`.
nonisolated enum TemporaryName {
  static func path(for path: String, number: Int) -> String {
    let (folder, name) = split(path)
    return "\(folder)/.\(name).del-\(getpid())-\(number).tmp"
  }

  /// The process that made the file, where the name is one of ours.
  static func process(of name: some StringProtocol) -> pid_t? {
    guard name.hasPrefix("."), name.hasSuffix(".tmp") else { return nil }
    guard let tag = name.split(separator: ".").dropLast().last, tag.hasPrefix("del-") else { return nil }
    let numbers = tag.dropFirst(4).split(separator: "-", omittingEmptySubsequences: false)
    guard numbers.count == 2, numbers.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    return pid_t(numbers[0])
  }

  static func split(_ path: String) -> (folder: String, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
    return (slash == path.startIndex ? "" : String(path[..<slash]), path[path.index(after: slash)...])
  }
}
