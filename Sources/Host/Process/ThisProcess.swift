// SPDX-License-Identifier: MIT
import Glibc

/// Who we are, and who called us (proc(5)).
package nonisolated enum ThisProcess {
  /// The path of our own program.
  package static var program: String? { SymbolicLink.target("/proc/self/exe") }

  package static var isRoot: Bool { geteuid() == 0 }

  /// As whom we run; a number where nobody has given it a name.
  package static var userName: String {
    guard let user = getpwuid(geteuid()), let name = user.pointee.pw_name else { return "\(geteuid())" }
    return String(cString: name)
  }

  /// Whether a process runs as whom we run.
  package static func isLike(_ pid: pid_t) -> Bool {
    var status = stat()
    return stat("/proc/\(pid)", &status) == 0 && status.st_uid == geteuid()
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
