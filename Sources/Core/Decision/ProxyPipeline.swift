// SPDX-License-Identifier: MIT

/// Which apps' configurations wait, are being tested, are written, are loaded. Staging and reloading go on side by side,
/// each one at a time; what comes meanwhile is gathered into the next.
struct ProxyPipeline: Hashable, Sendable {
  /// How long a reload that follows another waits for files under way, to take them along.
  static let gathering = Duration.milliseconds(200)

  private(set) var waiting: Set<AppName> = []
  private(set) var staging: Set<AppName> = []
  /// Counts batches that changed a file.
  private(set) var written = 0
  /// The newest batch that nginx has proven to run.
  private(set) var applied = 0
  /// The batch that the reload under way will prove.
  private(set) var reloading: Int?
  private(set) var reloads = 0
  private(set) var failures = 0
  private(set) var suspects = Suspects()
  /// Until the file to blame has been replaced, every reload would fail.
  private var isTakingBack = false
  private var allowance = ReloadAllowance()
  private var isAlarmArmed = false
  private var hasGathered = false
  private var isRetryWaiting = false
  private var isReloadDemanded = false

  var isLoaded: Bool { written == applied }

  var isIdle: Bool { isStaged && reloading == nil && (written == applied || isRetryWaiting) }

  /// Suspects wait for a proof, and without one nothing can be told of them.
  private var isStaged: Bool {
    waiting.isEmpty && staging.isEmpty && (suspects.waiting.isEmpty || isRetryWaiting)
  }

  mutating func want(_ app: AppName) { waiting.insert(app) }

  mutating func forget(_ app: AppName) {
    waiting.remove(app)
    suspects.forget(app)
  }

  /// The apps to be staged now; empty while others are.
  mutating func takeBatch() -> [AppName] {
    guard staging.isEmpty else { return [] }
    staging = waiting.subtracting(suspects.waiting)
    waiting = []
    if staging.isEmpty, isLoaded, let suspect = suspects.next() { staging = [suspect] }
    return staging.sorted()
  }

  mutating func staged(written apps: [AppName]) {
    staging = []
    isTakingBack = false
    suspects.wrote(apps)
    if !apps.isEmpty || isReloadDemanded {
      isReloadDemanded = false
      written += 1
      stopWaiting()
    }
  }

  /// What is on disk now is not what nginx refused.
  private mutating func stopWaiting() {
    guard isRetryWaiting else { return }
    isRetryWaiting = false
    isAlarmArmed = false
  }

  /// A reload is wanted whether or not the next batch changes anything.
  mutating func demandReload() { isReloadDemanded = true }

  mutating func flush(at now: Moment) -> [Action] {
    if isReloadDemanded, staging.isEmpty { staged(written: []) }
    guard reloading == nil, written > applied, !isRetryWaiting, !isTakingBack else { return [] }
    if !staging.isEmpty, !hasGathered, !allowance.isWhole(at: now) { return wait(Self.gathering) }
    if let time = allowance.take(at: now) { return wait(time) }
    hasGathered = false
    reloading = written
    reloads += 1
    return [.reloadNginx(generation: reloads)]
  }

  private mutating func wait(_ time: Duration) -> [Action] {
    if isAlarmArmed { return [] }
    isAlarmArmed = true
    return [.arm(.reload, after: time)]
  }

  mutating func alarmFired() {
    hasGathered = true
    isAlarmArmed = false
    isRetryWaiting = false
  }

  mutating func reloadProven() {
    applied = max(applied, reloading ?? applied)
    if isLoaded { suspects.proven() }
    reloading = nil
    failures = 0
  }

  /// Tries again after 1 s, doubling to 60 s; at once when something was written meanwhile.
  mutating func reloadFailed() -> [Action] {
    let wasNewest = reloading == written
    reloading = nil
    failures += 1
    guard wasNewest else { return [] }
    isRetryWaiting = true
    isAlarmArmed = true
    return [.arm(.reload, after: .seconds(min(60, 1 << min(failures - 1, 6))))]
  }

  /// The file to blame is replaced, so the next reload need not wait.
  mutating func beginTakingBack(_ app: AppName) {
    staging = [app]
    isTakingBack = true
    isAlarmArmed = false
  }

  /// The same for all that were written since the last proof, when any of them may be to blame.
  mutating func beginTakingBackAll() -> [AppName] {
    let accused = suspects.accuse()
    guard !accused.isEmpty else { return [] }
    staging = Set(accused)
    isTakingBack = true
    isAlarmArmed = false
    return accused
  }
}
