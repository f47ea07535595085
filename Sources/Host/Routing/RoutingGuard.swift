// SPDX-License-Identifier: MIT

import Core
import Glibc
import KernelRouting

/// Watches over what leads stable addresses to containers, and puts back what somebody else takes away: a firewall's
/// reload, say, which flushes every rule of the host.
final class RoutingGuard {
  let kernel: KernelRouting
  private let watch: RoutingWatch
  private var sources: [DescriptorWatch] = []
  /// Whoever flushes routes takes them away one by one, and all of it is one story.
  private static let spacing = Duration.seconds(1)

  private var lastTold: Moment?
  private let told: (Result<Void, RoutingUnavailable>) -> Void

  /// - Parameter told: called after each repair, and when one fails.
  init(
    _ kernel: KernelRouting, told: @escaping (Result<Void, RoutingUnavailable>) -> Void
  ) throws(RoutingUnavailable) {
    self.kernel = kernel
    self.told = told
    watch = try RoutingWatch(kernel)
    sources = [watch.rules, watch.routes].map { descriptor in
      DescriptorWatch(dup(descriptor)) { [weak self] in self?.look() }
    }
  }

  private func look() {
    if watch.isConcerned() { mend() }
  }

  /// Whatever was or was not noticed.
  func mend() {
    do {
      guard try kernel.repair() else { return }
      let now = BootClock.now
      defer { lastTold = now }
      if lastTold.map({ now - $0 > Self.spacing }) ?? true { told(.success(())) }
    } catch {
      told(.failure(error))
    }
  }
}
