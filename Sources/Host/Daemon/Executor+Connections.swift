// SPDX-License-Identifier: MIT

import Core
import KernelRouting

extension Executor {
  /// Where the kernel or our rights do not allow it, requests under way are left to their own time limits.
  func cutConnections(_ addresses: Set<IPAddress>) {
    if routing != nil { flows.cut(addresses) }
    // A stable address that leads nowhere now: whoever talks to it would wait for nothing.
    let stable = addresses.compactMap { unrouted[$0] }.filter { routing?.kernel.live[$0] == nil }
    do {
      try ConnectionCutter.cut(addresses.union(stable))
    } catch {
      complainOfConnections(error)
    }
  }

  func complainOfConnections(_ failure: KernelRefused) {
    complain("connections to containers that are gone cannot be ended: \(failure)")
  }
}
