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
    var status = stat()
    try checked("fstat") { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else { return .refused(reason: notRegular) }
    guard status.st_size <= limit else { return .refused(reason: tooLarge(limit)) }
    return try contents(of: descriptor, about: Int(status.st_size), limit: limit)
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

  private static let notRegular = "not a regular file"
  private static func tooLarge(_ limit: Int) -> String { "larger than \(limit / 1024) KiB" }

  /// Reads until the end, which may have moved since the size was asked for.
  private static func contents(
    of descriptor: CInt, about size: Int, limit: Int
  ) throws(SystemCallFailed) -> RawFile {
    var room = size + 1
    while true {
      var failure: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let read = again { pread(descriptor, buffer.baseAddress, room, 0) }
        failure = read < 0 ? errno : 0
        count = max(0, read)
      }
      if failure != 0 { throw SystemCallFailed(call: "read", code: failure) }
      if bytes.count < room { return .bytes(bytes) }
      if room > limit { return .refused(reason: tooLarge(limit)) }
      room = min(room * 2 + 4096, limit + 1)
    }
  }

  private static func again(_ body: () -> Int) -> Int {
    while true {
      let result = body()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}
