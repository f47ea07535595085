// SPDX-License-Identifier: MIT

import Glibc

/// Something that the kernel was asked for over netlink and did not do.
package struct KernelRefused: Error, Hashable, CustomStringConvertible {
  package let call: String
  /// As in `errno`.
  package let code: Int32

  package init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// `sock_diag: Operation not permitted`
  package var description: String { "\(call): \(String(cString: strerror(code)))" }
}
