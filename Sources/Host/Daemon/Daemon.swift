// SPDX-License-Identifier: MIT

import Core
import Dispatch
import Glibc

/// Sources to facts: it feeds the core whatever happens and has its orders carried out, one event after another.
package final class Daemon {
  /// How often a daemon without a watchdog gives a sign of life to itself and pings the engine.
  private static let defaultTick = Duration.seconds(30)
  /// An order that is still not carried out after this long will never be: the watchdog may have us.
  private static let stuckAfter = Duration.seconds(300)

  private var router: Router
  private let executor: Executor
  private let notifier: Notifier
  private let logger: Logger
  private let settings: Settings
  private var waiting: [Event] = []
  private var isFolding = false
  private var sources: [SignalSource] = []
  private var tick: LoopTimer?
  private var board: StatusBoard?

  package init(settings: Settings, logger: Logger, notifier: Notifier) {
    self.settings = settings
    self.logger = logger
    self.notifier = notifier
    router = Router(
      limits: Router.Limits(
        rebuilds: settings.rebuildLimit, resync: settings.resyncInterval, crashLogLines: settings.crashLogLines))
    executor = Executor(settings: settings, logger: logger, notifier: notifier)
    executor.feed = { [weak self] event in self?.feed(event) }
    board = StatusBoard(
      spell: { [weak self] in self?.files() ?? [] }, complain: { [weak self] in self?.executor.complain($0) })
  }

  /// Follows the engine until it is told to end.
  package func run() -> Never {
    start()
    dispatchMain()
  }

  private func start() {
    logger.log(Record(.daemonStarted, .info, "following Docker at \(settings.dockerHost.path)"))
    sources = [
      SignalSource(SIGHUP) { [weak self] in self?.feed(.rebuildAllAsked) },
      SignalSource(SIGTERM) { [weak self] in self?.stop() },
      SignalSource(SIGINT) { [weak self] in self?.stop() },
    ]
    let interval = notifier.watchdogInterval.map { $0 / 2 } ?? Self.defaultTick
    tick = LoopTimer(after: interval, repeating: interval) { [weak self] in self?.giveSignOfLife() }
    executor.remember { _ in }
    executor.watchFiles()
    feed(.started(executor.memory.past()))
  }

  /// In order of arrival; what an order answers at once waits for its turn.
  private func feed(_ event: Event) {
    waiting.append(event)
    guard !isFolding else { return }
    isFolding = true
    defer { isFolding = false }
    var next = 0
    while next < waiting.count {
      let actions = router.handle(waiting[next], at: BootClock.now)
      next += 1
      for action in actions { executor.perform(action) }
    }
    waiting = []
    // A sign of life says nothing new.
    if event != .ticked { board?.invalidate() }
  }

  private func files() -> [(path: String, text: String)] {
    let folder = RuntimeFolder(settings.runtimeDir)
    let status = DaemonStatus(
      pid: executor.state.pid, startedAt: executor.state.startedAt, nginxProgram: settings.nginxBin,
      nginxConfiguration: settings.nginxConf, host: router.status(at: BootClock.now))
    let metrics = PrometheusText.spell(router.metrics, status.host, boot: .now, startedAt: status.startedAt)
    return [(folder.statusFile, status.spelled), (folder.metricsFile, metrics)]
  }

  /// From the loop itself, and only while orders are being carried out.
  private func giveSignOfLife() {
    feed(.ticked)
    if executor.oldestOrderAge < Self.stuckAfter { notifier.watchdog() }
  }

  /// nginx and all files stay as they are. What is between a test and its rename is finished by `Executor.stop`.
  private func stop() {
    notifier.stopping()
    logger.log(Record(.daemonStopping, .info, "stopping; nginx and all files stay as they are"))
    tick?.cancel()
    executor.stop(then: { exit(0) })
  }
}
