// SPDX-License-Identifier: MIT
import Glibc
import NginxConfig

/// What a master process writes to its error log from a moment on. nginx makes the log its standard error, which is where it
/// is found whatever the configuration says.
nonisolated final class NginxErrorLog {
  private static let limit = 65536

  private let descriptor: Int32
  private let start: off_t
  private let pid: Int32

  /// Nil where standard error is no file: a terminal, a pipe, the journal. Reading a pipe would take it from its reader.
  init?(of master: MasterProcess) {
    let path = "/proc/\(master.pid)/fd/2"
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    start = status.st_size
    pid = master.pid
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  func complaint() -> NginxComplaint? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.limit) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, Self.limit, start))
    }
    return NginxComplaint(log: String(decoding: bytes, as: UTF8.self), master: pid)
  }
}
