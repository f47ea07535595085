// SPDX-License-Identifier: MIT

import Core
import Glibc
import KernelRouting

/// Watches over what forwards stable addresses to containers, and restores what somebody else takes away: a firewall's
/// reload, say, which flushes every rule of the host.
final class RoutingGuard {
  enum Finding {
    /// Something was restored.
    case repaired
    /// Somebody else uses the range.
    case taken(RangeConflict)
    case lost(RoutingUnavailable)
  }

  let kernel: KernelRouting
  private let watch: RoutingWatch
  private var sources: [DescriptorWatch] = []
  /// Whoever flushes routes takes them away one by one, and all of it is one story.
  private static let spacing = Duration.seconds(1)

  private var lastReported: Moment?
  private var isTaken = false
  private let found: (Finding) -> Void

  /// - Parameter found: called after a repair, when one fails, and once when the range is found to be taken.
  init(_ kernel: KernelRouting, found: @escaping (Finding) -> Void) throws(RoutingUnavailable) {
    self.kernel = kernel
    self.found = found
    watch = try RoutingWatch(kernel.range)
    sources = [watch.rules, watch.routes].map { descriptor in
      DescriptorWatch(dup(descriptor)) { [weak self] in self?.look() }
    }
  }

  private func look() {
    if watch.isConcerned(kernel) { mend() }
  }

  /// Compares the kernel with what should be there, whether or not a change was noticed.
  func mend() {
    do {
      if !isTaken, let user = try kernel.conflict() {
        isTaken = true
        found(.taken(user))
      }
      guard try kernel.repair() else { return }
      let now = BootClock.now
      defer { lastReported = now }
      if lastReported.map({ now - $0 > Self.spacing }) ?? true { found(.repaired) }
    } catch {
      found(.lost(error))
    }
  }
}
