// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// One daemon for one runtime folder: a locked file with its process id. The kernel lets go of the lock with the process,
/// however that ends; the file stays.
package final class DaemonLock {
  package enum Refused: Error, Equatable, CustomStringConvertible {
    /// The process id is nil while the other daemon has not written it yet.
    case held(by: pid_t?)
    case failed(SystemCallFailed)

    package var description: String {
      switch self {
      case .held(let pid?): "the daemon is running already, as process \(pid)"
      case .held(nil): "the daemon is running already"
      case .failed(let failure): "\(failure)"
      }
    }
  }

  private let descriptor: Int32

  /// Takes the lock for as long as this lives.
  package init(in folder: RuntimeFolder) throws(Refused) {
    let path = folder.lockFile
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    let code = errno
    guard descriptor != -1 else { throw .failed(SystemCallFailed(call: "open \(path)", code: code)) }
    do throws(SystemCallFailed) {
      try checked("lock \(path)") { linux_lock(descriptor) }
      try write("\(getpid())\n", path)
    } catch {
      let holder = Self.pid(in: descriptor)
      throw error.code == EAGAIN || error.code == EACCES ? .held(by: holder) : .failed(error)
    }
  }

  deinit { close(descriptor) }

  /// The daemon that holds the folder's lock; nil where none does.
  package static func holder(in folder: RuntimeFolder) -> pid_t? {
    let descriptor = open(folder.lockFile, O_RDONLY | O_CLOEXEC)
    guard descriptor != -1 else { return nil }
    defer { close(descriptor) }
    return linux_is_locked(descriptor) == 1 ? pid(in: descriptor) : nil
  }

  private func write(_ text: String, _ path: String) throws(SystemCallFailed) {
    try checked("ftruncate \(path)") { ftruncate(descriptor, 0) }
    try checked("write \(path)") { pwrite(descriptor, text, text.utf8.count, 0) }
  }

  private static func pid(in descriptor: Int32) -> pid_t? {
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    return pid_t(String(decoding: buffer[..<count].prefix { $0 != 0x0a }, as: UTF8.self))
  }
}
