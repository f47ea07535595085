// SPDX-License-Identifier: MIT

import Core
import KernelRouting

/// Gives nginx the containers' own addresses and then takes away what leads stable ones to containers: the end of
/// `KernelRouting` on a host, when the program is removed. No daemon may run beside it.
package final class RoutingRelease {
  package enum Failed: Error, CustomStringConvertible {
    case daemon(DaemonLock.Refused)
    case unavailable(RoutingUnavailable)

    package var description: String {
      switch self {
      case .daemon(let refused): "\(refused)"
      case .unavailable(let reason): "\(reason)"
      }
    }
  }

  private let lock: DaemonLock
  private let circuit: Circuit
  private let range: StableRange
  private var deadline: LoopTimer?

  package init(_ settings: Settings, logger: Logger) throws(Failed) {
    do {
      lock = try DaemonLock(in: RuntimeFolder(settings.runtimeDir))
    } catch {
      throw .daemon(error)
    }
    var direct = settings
    direct.listeners = .direct
    direct.rebuildLimit = 0
    range = settings.stableRange
    circuit = Circuit(
      Router(limits: Router.Limits(rebuilds: 0, resync: direct.resyncInterval, crashLogLines: 0)),
      Executor(settings: direct, logger: logger, notifier: Notifier(isService: false)))
  }

  /// Where an app or the engine stands in the way for longer than the limit, it is taken away all the same: nginx then
  /// reaches nobody by it.
  package func run(within limit: Duration, then completion: @escaping (Result<Void, Failed>) -> Void) {
    let past = circuit.executor.past()
    guard past.stable != nil else { return end(completion) }
    circuit.afterEvent = { [weak self] event in if event == .routingDismantled { self?.end(completion) } }
    deadline = LoopTimer(after: limit) { [weak self] in self?.end(completion) }
    circuit.feed(.started(past))
  }

  private func end(_ completion: @escaping (Result<Void, Failed>) -> Void) {
    deadline = nil
    circuit.afterEvent = { _ in }
    circuit.executor.stop { [circuit, range] in
      do throws(RoutingUnavailable) {
        // What nothing is remembered of is there as well when somebody has removed the state folder.
        if KernelRouting.isLeft {
          if let kernel = circuit.executor.routing?.kernel {
            try kernel.dismantle()
          } else {
            try KernelRouting(range).dismantle()
          }
        }
        completion(.success(()))
      } catch {
        completion(.failure(.unavailable(error)))
      }
    }
  }
}
