// SPDX-License-Identifier: MIT

import Core
import KernelRouting

extension Executor {
  /// Where the kernel or our rights do not allow it, requests under way are left to their own time limits.
  func cutConnections(_ addresses: Set<IPAddress>) {
    endFlows(to: addresses)
    if case .failure(let failure) = ConnectionCutter.cut(addresses) {
      complain("connections to containers that are gone cannot be ended: \(failure)")
    }
  }

  /// Those that went by a stable address: nginx's sockets name that one, and only the kernel knows where they lead.
  private func endFlows(to addresses: Set<IPAddress>) {
    do {
      _ = try routing?.kernel.endFlows(to: addresses)
    } catch {
      complain("connections to containers that are gone cannot be ended: \(error)")
    }
  }
}
