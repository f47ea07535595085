// SPDX-License-Identifier: MIT

import Glibc
import KernelRouting

/// Watches over what leads stable addresses to containers, and puts back what somebody else takes away: a firewall's
/// reload, say, which flushes every rule of the host.
final class RoutingGuard {
  let kernel: KernelRouting
  private let watch: RoutingWatch
  private var sources: [DescriptorWatch] = []
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
    guard watch.isConcerned() else { return }
    do {
      if try kernel.repair() { told(.success(())) }
    } catch {
      told(.failure(error))
    }
  }
}
