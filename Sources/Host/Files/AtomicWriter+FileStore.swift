// SPDX-License-Identifier: MIT

import Glibc

extension AtomicWriter: FileStore {
  func bytes(at path: String) -> [UInt8]? { SmallFile.bytes(at: path) }

  func take(_ path: String) throws(SystemCallFailed) -> Bool {
    guard unlink(path) == 0 else {
      let code = errno
      if code == ENOENT { return false }
      throw SystemCallFailed(call: "unlink", code: code)
    }
    onChange(path, 1)
    return true
  }

  func makeFolder(_ path: String) { try? OwnedFolder.make(path) }
}
