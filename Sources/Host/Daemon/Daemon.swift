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

  private let circuit: Circuit
  private let notifier: Notifier
  private let logger: Logger
  private let settings: Settings
  private var sources: [SignalSource] = []
  private var tick: LoopTimer?
  private var board: StatusBoard?
  private var isReadyShown = false
  private let heap = HeapTrimmer()

  package init(settings: Settings, logger: Logger, notifier: Notifier) {
    self.settings = settings
    self.logger = logger
    self.notifier = notifier
    circuit = Circuit(
      Router(
        limits: Router.Limits(
          rebuilds: settings.rebuildLimit, resync: settings.resyncInterval, crashLogLines: settings.crashLogLines)),
      Executor(settings: settings, logger: logger, notifier: notifier))
    board = StatusBoard(
      spell: { [weak self] in self?.files() ?? [] },
      complain: { [weak self] in self?.circuit.executor.complain($0) })
    circuit.afterEvent = { [weak self] event in self?.show(after: event) }
  }

  /// Follows the engine until it is told to end.
  package func run() -> Never {
    start()
    dispatchMain()
  }

  private func start() {
    logger.log(Record(.daemonStarted, .info, "following Docker at \(settings.dockerHost.path)"))
    sources = [
      SignalSource(SIGHUP) { [circuit] in circuit.feed(.rebuildAllAsked) },
      SignalSource(SIGTERM) { [weak self] in self?.stop() },
      SignalSource(SIGINT) { [weak self] in self?.stop() },
    ]
    let interval = notifier.watchdogInterval.map { $0 / 2 } ?? Self.defaultTick
    tick = LoopTimer(after: interval, repeating: interval) { [weak self] in self?.giveSignOfLife() }
    circuit.executor.remember { _ in }
    circuit.executor.watchFiles()
    circuit.feed(.started(circuit.executor.past()))
  }

  private func show(after event: Event) {
    // A sign of life says nothing new.
    guard event != .ticked else { return }
    heap.worked()
    if !isReadyShown, circuit.router.isReady {
      // Whoever has waited for it asks at once how it is.
      isReadyShown = true
      board?.show()
    } else {
      board?.invalidate()
    }
  }

  private func files() -> [(path: String, text: String)] {
    let folder = RuntimeFolder(settings.runtimeDir)
    let status = DaemonStatus(
      pid: circuit.executor.state.pid, startedAt: circuit.executor.state.startedAt, nginxProgram: settings.nginxBin,
      nginxConfiguration: settings.nginxConf, host: circuit.router.status(at: BootClock.now))
    let metrics = PrometheusText.spell(circuit.router.metrics, status.host, boot: .now, startedAt: status.startedAt)
    return [(folder.statusFile, status.spelled), (folder.metricsFile, metrics)]
  }

  /// From the loop itself, and only while orders are being carried out.
  private func giveSignOfLife() {
    circuit.feed(.ticked)
    if circuit.executor.oldestOrderAge < Self.stuckAfter { notifier.watchdog() }
  }

  /// nginx and all files stay as they are. What is between a test and its rename is finished by `Executor.stop`.
  private func stop() {
    notifier.stopping()
    logger.log(Record(.daemonStopping, .info, "stopping; nginx and all files stay as they are"))
    tick?.cancel()
    circuit.executor.stop(then: { exit(0) })
  }
}
