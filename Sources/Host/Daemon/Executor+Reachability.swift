// SPDX-License-Identifier: MIT

import Core
import KernelRouting

extension Executor {
  /// Answers in the same turn. Where the kernel cannot be asked, nothing is known to be unreachable.
  func watchDestinations(_ change: DestinationChange) {
    if reachability == nil, !isReachabilityUnknown {
      do throws(RoutingUnavailable) {
        reachability = try ReachabilityWatch { [weak self] in
          self?.tellUnreachable($0)
        } failed: { [weak self] in
          self?.unknownReachability($0)
        }
      } catch {
        isReachabilityUnknown = true
        unknownReachability(error)
      }
    }
    reachability?.watch(change)
    watchedChange = change.number
    tellUnreachable(reachability?.unreachable ?? [])
  }

  private func tellUnreachable(_ addresses: Set<IPAddress>) {
    feed(.unreachableContainers(addresses, watchedChange))
  }

  private func unknownReachability(_ failure: RoutingUnavailable) {
    logger.log(Record(.trace, .debug, "the kernel does not say which containers this host can reach: \(failure)"))
  }
}
