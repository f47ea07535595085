// SPDX-License-Identifier: MIT

import Core
import Glibc
import KernelRouting

/// Waits until stable addresses can be used again that another program, or the kernel, stands in the way of.
final class RangeWatch {
  private let watch: RoutingWatch
  private var sources: [DescriptorWatch] = []
  private var timer: LoopTimer?

  /// - Parameters:
  ///   - interval: how often to try without a sign that anything has changed.
  ///   - retry: called when the reason may be over.
  init(_ range: StableRange, every interval: Duration, retry: @escaping () -> Void) throws(RoutingUnavailable) {
    let watch = try RoutingWatch(range)
    self.watch = watch
    sources = [watch.rules, watch.routes].map { descriptor in
      DescriptorWatch(dup(descriptor)) { if watch.isConcerned(nil) { retry() } }
    }
    timer = LoopTimer(after: interval, repeating: interval, retry)
  }
}
