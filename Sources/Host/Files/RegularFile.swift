// SPDX-License-Identifier: MIT

import DokkuFiles
import Glibc

/// Reading of small files that others write, and of what may stand in their place.
nonisolated enum RegularFile {
  /// The bytes of a file of at most `limit` bytes; nil when there is none.
  ///
  /// Opened without blocking, so that a fifo in its place holds nobody up, and never with a change to it.
  static func read(
    _ name: UnsafePointer<CChar>, in folder: CInt = AT_FDCWD, limit: Int
  ) throws(SystemCallFailed) -> RawFile? {
    let descriptor = openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    if descriptor == -1 {
      // A socket cannot be opened at all.
      if errno == ENXIO { return .refused(reason: notRegular) }
      return try absent(or: SystemCallFailed(call: "open", code: errno))
    }
    defer { close(descriptor) }
    return try contents(of: descriptor, limit: limit)
  }

  /// Whether a regular file is there, through symbolic links.
  static func exists(_ name: UnsafePointer<CChar>, in folder: CInt) throws(SystemCallFailed) -> Bool {
    var status = stat()
    if fstatat(folder, name, &status, 0) == 0 { return status.st_mode & S_IFMT == S_IFREG }
    return try absent(or: SystemCallFailed(call: "stat", code: errno)) ?? false
  }

  /// Nil where the failure only says that nothing is there.
  static func absent<Value>(or failure: SystemCallFailed) throws(SystemCallFailed) -> Value? {
    if failure.code == ENOENT || failure.code == ENOTDIR { return nil }
    throw failure
  }

  /// Enough for most files there are.
  private static let firstRead = 1024
  private static let notRegular = "not a regular file"
  private static func tooLarge(_ limit: Int) -> String { "larger than \(limit / 1024) KiB" }

  /// Reads from the beginning, which nothing but a file and some devices allow, with as few calls as can be: there are
  /// thousands of files.
  private static func contents(of descriptor: CInt, limit: Int) throws(SystemCallFailed) -> RawFile {
    var room = min(firstRead, limit + 1)
    while true {
      var failure: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        do throws(SystemCallFailed) {
          count = try checked("read") { pread(descriptor, buffer.baseAddress, room, 0) }
        } catch {
          failure = error.code
        }
      }
      if [ESPIPE, EISDIR, EINVAL].contains(failure) { return .refused(reason: notRegular) }
      if failure != 0 { throw SystemCallFailed(call: "read", code: failure) }
      if bytes.isEmpty, try !isRegular(descriptor) { return .refused(reason: notRegular) }
      if bytes.count < room { return .bytes(bytes) }
      if room > limit { return .refused(reason: tooLarge(limit)) }
      room = min(room * 8, limit + 1)
    }
  }

  private static func isRegular(_ descriptor: CInt) throws(SystemCallFailed) -> Bool {
    var status = stat()
    try checked("fstat") { fstat(descriptor, &status) }
    return status.st_mode & S_IFMT == S_IFREG
  }
}
