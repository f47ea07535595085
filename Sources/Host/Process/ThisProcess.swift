// SPDX-License-Identifier: MIT
import Glibc

/// Who we are, and who called us (proc(5)).
package nonisolated enum ThisProcess {
  /// The path of our own program.
  package static var program: String? { SymbolicLink.target("/proc/self/exe") }

  package static var isRoot: Bool { geteuid() == 0 }

  /// As whom we run; a number where nobody has given it a name.
  package static var userName: String { name(of: geteuid()) }

  /// As whom a process runs; nil where there is none.
  package static func userName(of pid: pid_t) -> String? {
    var status = stat()
    return stat("/proc/\(pid)", &status) == 0 ? name(of: status.st_uid) : nil
  }

  private static func name(of id: uid_t) -> String {
    guard let user = getpwuid(id), let name = user.pointee.pw_name else { return "\(id)" }
    return String(cString: name)
  }

  /// The arguments of our parent; none where they cannot be read.
  package static var parentArguments: [String] {
    guard let bytes = SmallFile.bytes(at: "/proc/\(getppid())/cmdline") else { return [] }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a folder holds a file of that name.
  package static func sees(_ name: String, in folder: String) -> Bool {
    access("\(folder)/\(name)", F_OK) == 0
  }
}
