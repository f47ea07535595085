// SPDX-License-Identifier: MIT

import Core
import KernelRouting

/// Tells once to which containers this host has no way, for whoever looks on.
package enum ReachabilityProbe {
  /// Returns the addresses without a way; none where the kernel does not say.
  package static func unreachable(_ destinations: Set<Destination>) -> Set<IPAddress> {
    (try? Reachability.unreachable(destinations)) ?? []
  }
}
