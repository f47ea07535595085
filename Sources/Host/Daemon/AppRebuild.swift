// SPDX-License-Identifier: MIT

import Core

/// The daemon's whole job, done once for some apps: listener files, networks, nginx.
///
/// Beside a daemon it is safe: files are written whole, and a reload counts only when it is proven.
package final class AppRebuild {
  private let run: SingleRun
  private let report: RebuildReport.Draft
  private let apps: Set<AppName>

  /// - Parameters:
  ///   - settings: the daemon's.
  ///   - apps: all others are left alone.
  ///   - isProxyWanted: apps that were never deployed get a configuration, and nginx is to load everything even where
  ///     nothing changes.
  package init(_ settings: Settings, apps: Set<AppName>, isProxyWanted: Bool) throws(SystemCallFailed) {
    self.apps = apps
    let report = RebuildReport.Draft()
    self.report = report
    run = SingleRun(
      settings, apps: apps, makesPlaceholders: isProxyWanted, in: try PrivateFolder(),
      logger: Logger(level: .debug) { report.take($0) }, onOrder: { report.take($0) })
    if isProxyWanted { run.circuit.executor.memory.markReloadPending() }
  }

  /// Answers once, never before this returns.
  package func run(
    within limit: Duration, then completion: @escaping (Result<RebuildReport, AppRebuildFailed>) -> Void
  ) {
    run.start(within: limit) { [run, report, apps] result in
      completion(
        result.map {
          report.done(unconfigured: apps.reduce(0) { $0 + run.circuit.router.unconfigured(of: $1) })
        })
    }
  }
}
