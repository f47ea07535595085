// SPDX-License-Identifier: MIT

import Core

extension Executor {
  /// Where the kernel or our rights do not allow it, requests under way are left to their own time limits.
  func cutConnections(_ addresses: Set<IPAddress>) {
    if case .failure(let failure) = ConnectionCutter.cut(addresses) {
      complain("connections to containers that are gone cannot be ended: \(failure)")
    }
  }
}
