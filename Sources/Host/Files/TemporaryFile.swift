// SPDX-License-Identifier: MIT

import DokkuFiles
import Glibc

/// The making of a temporary file: bytes, owner and mode, not yet durable.
nonisolated enum TemporaryFile {
  /// Whether a file holds exactly these bytes already. What cannot be read does not.
  static func isUnneeded(_ file: FileWrite) -> Bool {
    let found = try? RegularFile.read(file.path, limit: file.bytes.count)
    return found == .bytes(file.bytes)
  }

  /// The open descriptor, the caller's to close. Leaves nothing behind when it fails.
  static func create(_ file: FileWrite, at path: String) throws(SystemCallFailed) -> CInt {
    // A process that was killed may have had our number: in a container it is the same after every start.
    unlink(path)
    let descriptor = try checked("open") { open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
    do throws(SystemCallFailed) {
      try write(file.bytes, to: descriptor)
      if let owner = try owner(for: file) {
        try checked("fchown") { fchown(descriptor, owner.user, owner.group) }
      }
      try checked("fchmod") { fchmod(descriptor, file.mode) }
      return descriptor
    } catch {
      close(descriptor)
      unlink(path)
      throw error
    }
  }

  private static func owner(for file: FileWrite) throws(SystemCallFailed) -> FileOwner? {
    if let owner = file.owner { return owner }
    guard geteuid() == 0 else { return nil }
    var status = stat()
    let (folder, _) = TemporaryName.split(file.path)
    try checked("stat") { stat(folder.isEmpty ? "/" : folder, &status) }
    return FileOwner(user: status.st_uid, group: status.st_gid)
  }

  private static func write(_ bytes: [UInt8], to descriptor: CInt) throws(SystemCallFailed) {
    var written = 0
    while written < bytes.count {
      written += try checked("write") {
        bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
    }
  }
}
