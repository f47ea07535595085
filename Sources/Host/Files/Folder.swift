// SPDX-License-Identifier: MIT

import CLinux
import Glibc

/// An open folder. Everything in it is named relative to it, so that one look is at one folder even if it is replaced.
nonisolated final class Folder {
  /// As it was opened, for messages.
  let path: String
  let descriptor: CInt

  /// Nil when there is none.
  static func open(_ path: String) throws(UnreadableFile) -> Folder? { try open(path, path: path, in: AT_FDCWD) }

  /// Nil when there is none.
  func folder(_ name: String) throws(UnreadableFile) -> Folder? {
    try Self.open(name, path: "\(path)/\(name)", in: descriptor)
  }

  /// Calls with each name but `.` and `..`, in no order, and whether it may be a folder: true for symbolic links.
  func forEachEntry(_ body: (_ name: UnsafePointer<CChar>, _ maybeFolder: Bool) -> Void) throws(UnreadableFile) {
    let failure: CInt = withUnsafeTemporaryAllocation(byteCount: 32768, alignment: 8) { buffer in
      while true {
        let count = linux_read_folder(descriptor, buffer.baseAddress, UInt(buffer.count))
        if count <= 0 { return count == 0 ? 0 : errno }
        Self.walk(UnsafeRawBufferPointer(rebasing: buffer[..<count]), body)
      }
    }
    if failure != 0 { throw UnreadableFile(path: path, cause: SystemCallFailed(call: "getdents", code: failure)) }
  }

  func path(of name: String) -> String { "\(path)/\(name)" }

  private init(path: String, descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static func open(_ name: String, path: String, in parent: CInt) throws(UnreadableFile) -> Folder? {
    let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { return Folder(path: path, descriptor: descriptor) }
    if errno == ENOENT { return nil }
    throw UnreadableFile(path: path, cause: SystemCallFailed(call: "open", code: errno))
  }

  /// `struct linux_dirent64`: inode and offset, 8 bytes each, then length, type and the name.
  private static func walk(_ entries: UnsafeRawBufferPointer, _ body: (UnsafePointer<CChar>, Bool) -> Void) {
    var offset = 0
    while offset + 19 < entries.count {
      let length = Int(entries.loadUnaligned(fromByteOffset: offset + 16, as: UInt16.self))
      let type = Int(entries[offset + 18])
      if let start = entries.baseAddress?.advanced(by: offset + 19) {
        let name = start.assumingMemoryBound(to: CChar.self)
        if strcmp(name, ".") != 0, strcmp(name, "..") != 0 {
          body(name, type == Int(DT_DIR) || type == Int(DT_LNK) || type == Int(DT_UNKNOWN))
        }
      }
      offset += length
    }
  }
}
