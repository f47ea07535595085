// SPDX-License-Identifier: MIT

import Core

/// The daemon's circuit, run once for some apps until everything that was ordered has been carried out.
///
/// It may run beside the daemon and beside itself: both look at the same facts. What it needs for itself is in a folder of
/// its own.
final class SingleRun {
  private let run: CircuitRun<Result<Void, AppRebuildFailed>>
  private let folder: PrivateFolder
  private let daemonState: String
  private let stable: StableSetup?

  var circuit: Circuit { run.circuit }

  /// - Parameters:
  ///   - settings: the daemon's.
  ///   - apps: all others are left alone.
  ///   - makesPlaceholders: apps that were never deployed get a configuration.
  ///   - folder: the run's own; gone after it.
  ///   - files: nil for the disk.
  init(
    _ settings: Settings, apps: Set<AppName>, makesPlaceholders: Bool = false, in folder: PrivateFolder, logger: Logger,
    files: (any FileStore)? = nil, onOrder: @escaping (Action) -> Void = { _ in }
  ) {
    self.folder = folder
    daemonState = settings.stateDir
    stable = .named(by: settings)
    var own = settings
    own.runtimeDir = folder.path
    own.stateDir = folder.path
    own.rebuildLimit = 0
    let executor = Executor(
      settings: own, logger: logger, notifier: Notifier(isService: false), only: apps, files: files)
    run = CircuitRun(
      Circuit(
        Router(
          limits: Router.Limits(
            rebuilds: 0, resync: own.resyncInterval, crashLogLines: 0, makesPlaceholders: makesPlaceholders,
            looksIntoImagesFirst: true),
          neighbours: PortDemand.ofAll(in: own, but: apps)), executor, onOrder: onOrder))
  }

  /// Answers once, never before this returns.
  func start(within limit: Duration, then completion: @escaping (Result<Void, AppRebuildFailed>) -> Void) {
    // A daemon tries again for as long as it takes; whoever waits for a command wants to know.
    circuit.afterEvent = { [weak run] event in
      if case .appsUnreadable(let reason) = event { run?.end(with: .failure(.unreadable(reason))) }
    }
    circuit.executor.onReady = { [weak run] in run?.end(with: .success(())) }
    var past = circuit.executor.memory.past()
    past.imagePorts = RunMemory.imagePorts(in: daemonState)
    past.stable = stable
    run.start(past, within: limit, late: .failure(.tooLong(limit))) { [folder] result in
      folder.remove()
      completion(result)
    }
  }
}
