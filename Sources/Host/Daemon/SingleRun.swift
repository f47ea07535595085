// SPDX-License-Identifier: MIT

import Core

/// The daemon's circuit, run once for some apps until everything that was ordered has been carried out.
///
/// It may run beside the daemon and beside itself: both look at the same facts. What it needs for itself is in a folder of
/// its own.
final class SingleRun {
  let circuit: Circuit
  private let folder: PrivateFolder
  private let daemonState: String
  private let stable: StableSetup?
  private var deadline: LoopTimer?
  private var completion: ((Result<Void, AppRebuildFailed>) -> Void)?

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
    circuit = Circuit(
      Router(
        limits: Router.Limits(
          rebuilds: 0, resync: own.resyncInterval, crashLogLines: 0, makesPlaceholders: makesPlaceholders,
          looksIntoImagesFirst: true),
        neighbours: PortDemand.ofAll(in: own, but: apps)), executor, onOrder: onOrder)
  }

  /// Answers once, never before this returns.
  func start(within limit: Duration, then completion: @escaping (Result<Void, AppRebuildFailed>) -> Void) {
    self.completion = completion
    // A daemon tries again for as long as it takes; whoever waits for a command wants to know.
    circuit.afterEvent = { [weak self] event in
      if case .appsUnreadable(let reason) = event { self?.end(with: .failure(.unreadable(reason))) }
    }
    circuit.executor.onReady = { [weak self] in self?.end(with: .success(())) }
    deadline = LoopTimer(after: limit) { [weak self] in self?.end(with: .failure(.tooLong(limit))) }
    var past = circuit.executor.memory.past()
    past.imagePorts = RunMemory.imagePorts(in: daemonState)
    past.stable = stable
    circuit.feed(.started(past))
  }

  private func end(with result: Result<Void, AppRebuildFailed>) {
    deadline = nil
    guard let completion else { return }
    self.completion = nil
    circuit.executor.stop { [folder] in
      folder.remove()
      completion(result)
    }
  }
}
