// SPDX-License-Identifier: MIT
import Dispatch
import Glibc
import NginxConfig

/// One request to load the configuration, watched until its end is known. Its timer and commands hold it.
final class ReloadAttempt {
  /// A command such as `systemctl reload` may return before the signal has been sent.
  private static let commandGrace = Duration.seconds(1)
  /// How long a restart may leave the host without a master.
  private static let restartGrace = Duration.seconds(2)
  private static let requestLimit = 3

  private let master: NginxMaster
  private let build: NginxBuild
  private let method: ReloadMethod
  private let place: CommandPlace
  /// Of the last proven reload.
  private let generation: Set<Int32>
  private let deadline: ContinuousClock.Instant
  private let completion: (ReloadEnding, NginxErrorLog?) -> Void
  private let start = ContinuousClock.now
  private var asked = ContinuousClock.now
  private var lastSeen = ContinuousClock.now
  private var requests = 0
  private var proof: ReloadProof?
  private var log: NginxErrorLog?
  private var timer: LoopTimer?

  init(
    _ master: NginxMaster, _ build: NginxBuild, _ method: ReloadMethod, in place: CommandPlace,
    generation: Set<Int32>, within: Duration,
    then completion: @escaping (ReloadEnding, NginxErrorLog?) -> Void
  ) {
    self.master = master
    self.build = build
    self.method = method
    self.place = place
    self.generation = generation
    deadline = .now + within
    self.completion = completion
  }

  func begin() {
    requests += 1
    let ticks = ProcessTable.now
    let before = master.find(build).flatMap(NginxMaster.look)
    proof = ReloadProof(before: before, generation: generation, requestTicks: ticks)
    log = before.flatMap { NginxErrorLog(of: $0.master) }
    switch method {
    case .signal:
      guard let before, kill(before.master.pid, SIGHUP) == 0 else { return finish(.notRunning) }
      watch()
    case .command(let arguments):
      let left = deadline - .now
      let command = CommandLine(arguments: arguments, deadline: left)
      place.run(command, named: TransientUnit.name("nginx-reload")) { self.commandEnded($0) }
    }
  }

  private func commandEnded(_ result: CommandResult) {
    if result.succeeded { return watch() }
    let said = String(decoding: result.errorOutput, as: UTF8.self).split(whereSeparator: \.isNewline).last ?? ""
    finish(.commandFailed(said.isEmpty ? result.ending.words : "\(result.ending.words): \(said)"))
  }

  private func watch() {
    asked = .now
    lastSeen = .now
    look()
  }

  private func look() {
    guard let now = master.find(build).flatMap(NginxMaster.look) else { return lookAtNobody() }
    lastSeen = .now
    switch proof?.look(now) {
    case .loaded(let workers):
      dismiss(now.workers.subtracting(workers))
      finish(.proven(workers: workers, after: .now - start))
    case .refused where isFinal: finish(.refused(NginxComplaint(words: "")))
    case .unclear where requests < Self.requestLimit: begin()
    case .unclear, .refused, nil: lookLater()
    }
  }

  /// The master lets its old workers take requests for 100 ms more, by a configuration whose addresses may be somebody
  /// else's already. A worker may be told to go by itself (nginx's page on controlling it: QUIT, a graceful end).
  private func dismiss(_ old: Set<Int32>) {
    for worker in old { kill(worker, SIGQUIT) }
  }

  /// Another master may be on its way.
  private func lookAtNobody() {
    if ContinuousClock.now - lastSeen > Self.restartGrace { finish(.notRunning) } else { lookLater() }
  }

  private var isFinal: Bool {
    switch method {
    case .signal: true
    case .command: ContinuousClock.now - asked > Self.commandGrace
    }
  }

  /// Waits a sixteenth of the time already gone: as good as at once for a small configuration, no work for a large one.
  private func lookLater() {
    guard .now < deadline else { return finish(.timedOut) }
    let wait = min(max((.now - asked) / 16, .milliseconds(1)), .milliseconds(50))
    timer = LoopTimer(after: wait) { self.look() }
  }

  private func finish(_ ending: ReloadEnding) {
    timer = nil
    completion(ending, log)
  }
}
