// SPDX-License-Identifier: MIT

import Core
import KernelRouting

extension Executor {
  private static let flowGathering = Duration.milliseconds(10)

  /// Where the kernel or our rights do not allow it, requests under way are left to their own time limits.
  func cutConnections(_ addresses: Set<IPAddress>) {
    endFlowsSoon(to: addresses)
    // A stable address that leads nowhere now: whoever talks to it would wait for nothing.
    let stable = addresses.compactMap { unrouted[$0] }.filter { routing?.kernel.live[$0] == nil }
    do {
      try ConnectionCutter.cut(addresses.union(stable))
    } catch {
      complain("connections to containers that are gone cannot be ended: \(error)")
    }
  }

  /// Those that went by a stable address: nginx's sockets name that one, and only the kernel's table of connections knows
  /// where they lead. To search it takes some 10 ms, whatever is in it, so it is done once for all that leave together.
  /// Meanwhile there is no route to these addresses, or one to the next container, and an engine takes longer than that to
  /// deal the old one's address out again.
  private func endFlowsSoon(to addresses: Set<IPAddress>) {
    guard routing != nil else { return }
    flowOwners.formUnion(addresses)
    if flowTimer == nil { flowTimer = LoopTimer(after: Self.flowGathering) { [weak self] in self?.endFlows() } }
  }

  /// Before a stable address leads anywhere again.
  func endFlows() {
    flowTimer = nil
    let owners = flowOwners
    flowOwners = []
    guard !owners.isEmpty else { return }
    do {
      _ = try routing?.kernel.endFlows(to: owners)
    } catch {
      complain("connections to containers that are gone cannot be ended: \(error)")
    }
  }
}
