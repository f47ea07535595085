// SPDX-License-Identifier: MIT

import Core
import Glibc
import KernelRouting

/// Watches to which containers this host has a way.
final class ReachabilityWatch {
  /// Links and routes change in bursts, a dozen times for one container that starts.
  private static let gathering = Duration.milliseconds(100)

  private let kernel: Reachability
  private let changed: (Set<IPAddress>) -> Void
  private let failed: (RoutingUnavailable) -> Void
  private var source: DescriptorWatch?
  private var timer: LoopTimer?

  /// - Parameters:
  ///   - changed: called when other addresses than before cannot be reached, with all of them.
  ///   - failed: called when the kernel does not say; what it said before counts until it does.
  init(
    changed: @escaping (Set<IPAddress>) -> Void, failed: @escaping (RoutingUnavailable) -> Void
  ) throws(RoutingUnavailable) {
    kernel = try Reachability()
    self.changed = changed
    self.failed = failed
    source = DescriptorWatch(dup(kernel.descriptor)) { [weak self] in self?.read() }
  }

  /// The watched addresses that this host has no way to.
  var unreachable: Set<IPAddress> { kernel.unreachable }

  func watch(_ change: DestinationChange) {
    do throws(RoutingUnavailable) { try kernel.watch(change) } catch { failed(error) }
  }

  private func read() {
    guard kernel.isConcerned(), timer == nil else { return }
    timer = LoopTimer(after: Self.gathering) { [weak self] in self?.askAgain() }
  }

  private func askAgain() {
    timer = nil
    let former = kernel.unreachable
    do throws(RoutingUnavailable) { try kernel.askAgain() } catch { failed(error) }
    if kernel.unreachable != former { changed(kernel.unreachable) }
  }
}
