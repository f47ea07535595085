// SPDX-License-Identifier: MIT

import Core
import Glibc

/// The daemon's whole job, done once for some apps: listener files, networks, nginx.
///
/// It may run beside the daemon and beside itself: both look at the same facts, write files whole, and count a reload only
/// when it is proven. What it needs for itself is in a folder of its own.
package final class AppRebuild {
  private let settings: Settings
  private let folder: String
  private let circuit: Circuit
  private let report: RebuildReport.Draft
  private let apps: Set<AppName>
  private var deadline: LoopTimer?
  private var completion: ((Result<RebuildReport, AppRebuildFailed>) -> Void)?

  /// - Parameters:
  ///   - settings: the daemon's.
  ///   - apps: all others are left alone.
  ///   - isReloadWanted: nginx is to load the configuration even where nothing in it changes.
  package init(_ settings: Settings, apps: Set<AppName>, isReloadWanted: Bool) throws(SystemCallFailed) {
    folder = try Self.makeFolder()
    var own = settings
    own.runtimeDir = folder
    own.stateDir = folder
    own.rebuildLimit = 0
    self.settings = own
    self.apps = apps
    let report = RebuildReport.Draft()
    self.report = report
    let logger = Logger(level: .debug) { report.take($0) }
    let executor = Executor(settings: own, logger: logger, notifier: Notifier(isService: false), only: apps)
    circuit = Circuit(
      Router(limits: Router.Limits(rebuilds: 0, resync: own.resyncInterval)), executor,
      onOrder: { report.take($0) })
    if isReloadWanted { executor.memory.markReloadPending() }
  }

  /// Answers once, never before this returns.
  package func run(
    within limit: Duration, then completion: @escaping (Result<RebuildReport, AppRebuildFailed>) -> Void
  ) {
    self.completion = completion
    circuit.executor.onReady = { [weak self] in self?.finish() }
    deadline = LoopTimer(after: limit) { [weak self] in self?.end(with: .failure(.tooLong(limit))) }
    circuit.feed(.started(circuit.executor.memory.past()))
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
      Self.remove(folder)
      completion(result)
    }
  }

  private static func makeFolder() throws(SystemCallFailed) -> String {
    let parent = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/dokku-event-listener-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemCallFailed(call: "mkdtemp \(parent)", code: errno) }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Its files and the folder of trials, which is empty by now.
  private static func remove(_ folder: String) {
    var names: [String] = []
    try? Folder.open(folder)?.forEachEntry { name, _ in names.append(String(cString: name)) }
    for name in names where unlink("\(folder)/\(name)") == -1 { rmdir("\(folder)/\(name)") }
    rmdir(folder)
  }
}

/// Why there is no report.
package nonisolated enum AppRebuildFailed: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(Duration)

  package var description: String {
    switch self {
    case .tooLong(let limit): "not everything was carried out within \(limit)"
    }
  }
}
