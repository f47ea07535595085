// SPDX-License-Identifier: MIT
import Glibc

/// Writing for a command that ends afterwards: it may wait for the disk, and must not leave anything to be done later.
/// The daemon has an `AtomicWriter`.
nonisolated enum WholeFile {
  /// Temporary file in the same folder, fsync, rename; nothing where the bytes are the same. A failure leaves the old
  /// file as it was, and no temporary one.
  static func write(_ file: FileWrite) throws(SystemCallFailed) {
    if TemporaryFile.isUnneeded(file) { return }
    let temporary = TemporaryName.path(for: file.path, number: 0)
    let descriptor = try TemporaryFile.create(file, at: temporary)
    do throws(SystemCallFailed) {
      defer { close(descriptor) }
      try checked("fsync") { fsync(descriptor) }
      try checked("rename \(file.path)") { rename(temporary, file.path) }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
