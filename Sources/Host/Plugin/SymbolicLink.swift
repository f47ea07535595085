// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// Symbolic links, made and replaced in one step.
nonisolated enum SymbolicLink {
  /// Where a link leads, as it says; nil for anything else and for nothing.
  static func target(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Belongs to whoever owns the folder that it is in, where we may choose.
  static func make(_ path: String, to target: String) throws(SystemCallFailed) {
    try checked("symlink \(path)") { symlink(target, path) }
    guard geteuid() == 0 else { return }
    var parent = stat()
    let (folder, _) = TemporaryName.split(path)
    try checked("stat \(folder)") { stat(folder, &parent) }
    try checked("chown \(path)") { lchown(path, parent.st_uid, parent.st_gid) }
  }

  /// Puts a link where another one or nothing is.
  static func put(_ path: String, to target: String) throws(SystemCallFailed) {
    if Self.target(path) == target { return }
    let temporary = TemporaryName.path(for: path, number: 0)
    unlink(temporary)
    try make(temporary, to: target)
    do throws(SystemCallFailed) {
      try checked("rename \(path)") { rename(temporary, path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
