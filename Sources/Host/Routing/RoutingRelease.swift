// SPDX-License-Identifier: MIT

import Core
import KernelRouting

/// Gives nginx the containers' own addresses and then takes away what leads stable ones to containers: the end of
/// `KernelRouting` on a host, when the program is removed. No daemon may run beside it.
package final class RoutingRelease {
  package nonisolated enum Failed: Error, CustomStringConvertible {
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
  private let run: CircuitRun<Void>
  private let range: StableRange

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
    run = CircuitRun(
      Circuit(
        Router(limits: Router.Limits(rebuilds: 0, resync: direct.resyncInterval, crashLogLines: 0)),
        Executor(settings: direct, logger: logger, notifier: Notifier(isService: false))))
  }

  /// Takes away every route to a container and asks nobody but the kernel. A daemon that runs opens them again at once.
  package nonisolated static func close() throws(Failed) {
    do {
      try KernelRouting.close()
    } catch {
      throw .unavailable(error)
    }
  }

  /// Where an app or the engine stands in the way for longer than the limit, it is taken away all the same: nginx then
  /// reaches nobody by it.
  package func run(within limit: Duration, then completion: @escaping (Result<Void, Failed>) -> Void) {
    let circuit = run.circuit
    let finish = { [range] in completion(Self.takeAway(circuit.executor.routing?.kernel, range)) }
    let past = circuit.executor.past()
    guard past.stable != nil else { return circuit.executor.stop(then: finish) }
    circuit.afterEvent = { [weak run] event in if event == .routingDismantled { run?.end(with: ()) } }
    run.start(past, within: limit, late: (), then: finish)
  }

  /// - Parameter kernel: nil where the run did not get so far, or is through with it.
  private static func takeAway(_ kernel: KernelRouting?, _ range: StableRange) -> Result<Void, Failed> {
    // What nothing is remembered of is there as well when somebody has removed the state folder.
    guard KernelRouting.isLeft else { return .success(()) }
    do throws(RoutingUnavailable) {
      let taken = if let kernel { kernel } else { try KernelRouting(range, evenIfTaken: true) }
      try taken.dismantle()
      return .success(())
    } catch {
      return .failure(.unavailable(error))
    }
  }
}
