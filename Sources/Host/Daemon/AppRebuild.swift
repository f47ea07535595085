// SPDX-License-Identifier: MIT

import Core

/// The daemon's whole job, done once for some apps: listener files, networks, nginx.
///
/// It may run beside the daemon and beside itself: both look at the same facts, write files whole, and count a reload only
/// when it is proven. What it needs for itself is in a folder of its own.
package final class AppRebuild {
  private let folder: PrivateFolder
  private let circuit: Circuit
  private let report: RebuildReport.Draft
  private let apps: Set<AppName>
  private let stable: StableSetup?
  private var deadline: LoopTimer?
  private var completion: ((Result<RebuildReport, AppRebuildFailed>) -> Void)?

  /// - Parameters:
  ///   - settings: the daemon's.
  ///   - apps: all others are left alone.
  ///   - isProxyWanted: apps that were never deployed get a configuration, and nginx is to load everything even where
  ///     nothing changes.
  package init(_ settings: Settings, apps: Set<AppName>, isProxyWanted: Bool) throws(SystemCallFailed) {
    folder = try PrivateFolder()
    var own = settings
    own.runtimeDir = folder.path
    own.stateDir = folder.path
    own.rebuildLimit = 0
    self.apps = apps
    stable = .named(by: settings)
    let report = RebuildReport.Draft()
    self.report = report
    let logger = Logger(level: .debug) { report.take($0) }
    let executor = Executor(settings: own, logger: logger, notifier: Notifier(isService: false), only: apps)
    circuit = Circuit(
      Router(
        limits: Router.Limits(
          rebuilds: 0, resync: own.resyncInterval, crashLogLines: 0, makesPlaceholders: isProxyWanted),
        neighbours: PortDemand.ofAll(in: own, but: apps)), executor,
      onOrder: { report.take($0) })
    if isProxyWanted { executor.memory.markReloadPending() }
  }

  /// Answers once, never before this returns.
  package func run(
    within limit: Duration, then completion: @escaping (Result<RebuildReport, AppRebuildFailed>) -> Void
  ) {
    self.completion = completion
    circuit.executor.onReady = { [weak self] in self?.finish() }
    deadline = LoopTimer(after: limit) { [weak self] in self?.end(with: .failure(.tooLong(limit))) }
    var past = circuit.executor.memory.past()
    past.stable = stable
    circuit.feed(.started(past))
  }

  private func finish() {
    let unconfigured = apps.reduce(0) { $0 + circuit.router.unconfigured(of: $1) }
    end(with: .success(report.done(unconfigured: unconfigured)))
  }

  private func end(with result: Result<RebuildReport, AppRebuildFailed>) {
    deadline = nil
    guard let completion else { return }
    self.completion = nil
    circuit.executor.stop { [folder] in
      folder.remove()
      completion(result)
    }
  }
}
