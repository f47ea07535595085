// SPDX-License-Identifier: MIT

import Core
import NginxConfig

/// Puts apps' configurations in place: chooses what each file should hold, tests those that change, all at once, and
/// lets a file take its place only when it passed. One batch at a time.
final class ProxyStager {
  typealias Completion = ([AppName: StagingOutcome]) -> Void

  let root: String
  private let program: NginxProgram
  private let makePlanner: (NginxBuild) -> ProxyPlanner
  let files: any FileStore
  private let tester: NginxTester
  let memory: RunMemory
  private let hsts: HSTSFiles
  /// Hashes of the bytes that we wrote last, so that a file of ours is known without keeping it.
  private var ours: [AppName: Int] = [:]
  var unproven = UnprovenChanges()
  /// Ports that nginx was seen to have for the http side.
  private var nginxPorts: Set<PublicPort> = []
  /// Ports that nginx was seen to have for each app's other side.
  var streamPorts: [AppName: Set<PublicPort>] = [:]

  /// - Parameters:
  ///   - root: `DOKKU_ROOT`
  ///   - planner: for the nginx that the host has.
  init(
    root: String, program: NginxProgram, tester: NginxTester, files: any FileStore, memory: RunMemory,
    planner: @escaping (NginxBuild) -> ProxyPlanner
  ) {
    self.root = root
    self.program = program
    self.tester = tester
    self.files = files
    self.memory = memory
    hsts = HSTSFiles(root: root, files: files)
    makePlanner = planner
  }

  /// nginx runs what is on disk: there is nothing to go back to.
  func proven() {
    for (file, ports) in unproven.ports {
      switch file.level {
      case .http: nginxPorts.formUnion(ports)
      case .stream: streamPorts[file.app] = ports
      }
    }
    unproven = UnprovenChanges()
  }

  func stage(_ wishes: [ProxyWish], then: @escaping Completion) {
    withPlanners(wishes.map(\.app), then) { [self] planners, master in
      let round = StagingRound()
      for wish in wishes { choose(wish, planners.http, round) }
      refuseTakenPorts(in: round, planners.http, master)
      chooseStreams(wishes, planners, master, round)
      putHSTS(round) { [self] in test(round, planners, then: then) }
    }
  }

  /// Puts back what was there before, without the addresses that left since.
  func takeBack(_ wishes: [ProxyWish], reason: String, then: @escaping Completion) {
    withPlanners(wishes.map(\.app), then) { [self] planners, _ in
      let round = StagingRound()
      for wish in wishes {
        round.keep(wish.app)
        for level in unproven.levelsToTakeBack(of: wish.app) { takeBack(wish, level, reason, planners.http, round) }
      }
      test(round, planners, then: then)
    }
  }

  private func takeBack(
    _ wish: ProxyWish, _ level: ConfigurationFile.Level, _ reason: String, _ planner: ProxyPlanner,
    _ round: StagingRound
  ) {
    let file = ConfigurationFile(wish.app, level)
    let onDisk = files.bytes(at: file.path(in: root))
    switch level {
    case .http: nginxPorts.subtract(wish.settings.httpPorts.map { PublicPort($0, .tcp) })
    case .stream: streamPorts[wish.app] = nil
    }
    if case .some(.some(let before)) = unproven.previous[file] {
      round.refuse(wish, level, reason, onDisk: onDisk, rescue: planner.rescue(wish, before) ?? before)
    } else {
      remove(wish, level, onDisk, in: round)
      round.refuse(wish, level, reason, onDisk: nil, rescue: nil)
    }
  }

  /// The app whose change since the last proof nginx complains of.
  func culprit(of complaint: NginxComplaint) -> AppName? {
    unproven.blame(complaint) { [root] in $0.path(in: root) }
  }

  private func withPlanners(
    _ apps: [AppName], _ then: @escaping Completion, _ body: @escaping (Planners, MasterProcess?) -> Void
  ) {
    program.describe { [self] answer in
      switch answer {
      case .failure(let complaint):
        let outcome = StagingOutcome(isWritten: false, refusal: complaint.words)
        then(Dictionary(apps.map { ($0, outcome) }) { first, _ in first })
      case .success(let build):
        let ability = { [root, program] in
          StreamAbility(main: program.command.configurationPath(build), root: root, build: build)
        }
        body(Planners(http: makePlanner(build), ability: ability), NginxMaster(program.command).find(build))
      }
    }
  }

  private func choose(_ wish: ProxyWish, _ planner: ProxyPlanner, _ round: StagingRound) {
    let onDisk = files.bytes(at: ConfigurationFile(wish.app, .http).path(in: root))
    switch planner.choose(wish, onDisk: onDisk, isOurs: onDisk.map { ours[wish.app] == $0.hashValue } ?? false) {
    case .keep: round.keep(wish.app)
    case .render(let bytes, hsts: let snippet):
      if !hsts.isRight(wish.app, snippet) { round.want(hsts: snippet, of: wish.app) }
      if let bytes {
        round.propose(StagingRound.Proposal(wish: wish, onDisk: onDisk, bytes: bytes))
      } else {
        round.keep(wish.app)
      }
    case .putRight(let bytes, let reason, let needsCommand):
      round.leave(wish.app, to: reason, needsCommand: needsCommand)
      if let bytes { round.propose(StagingRound.Proposal(wish: wish, onDisk: onDisk, bytes: bytes)) }
    case .remove: remove(wish, .http, onDisk, in: round)
    case .refuse(let reason, let rescue): round.refuse(wish, .http, reason, onDisk: onDisk, rescue: rescue)
    }
  }

  func remove(_ wish: ProxyWish, _ level: ConfigurationFile.Level, _ onDisk: [UInt8]?, in round: StagingRound) {
    let file = ConfigurationFile(wish.app, level)
    memory.markReloadPending()
    do {
      guard try files.take(file.path(in: root)) else { return }
      unproven.note(file, before: onDisk)
      unproven.note(file, ports: [])
      round.wrote(wish.app)
    } catch {
      round.refuse(wish, level, "\(error)", onDisk: onDisk, rescue: nil)
    }
  }

  private func refuseTakenPorts(in round: StagingRound, _ planner: ProxyPlanner, _ master: MasterProcess?) {
    let wanted = Set(round.proposals.flatMap(\.ports)).subtracting(nginxPorts)
    if wanted.isEmpty { return }
    let trouble = PortProbe.trouble(with: wanted.sorted(), nginx: master?.pid)
    round.refuse { proposal in
      proposal.ports.sorted().lazy.compactMap { trouble[$0] }.first
    } rescue: {
      planner.rescue($0)
    }
  }

  private func putHSTS(_ round: StagingRound, then: @escaping () -> Void) {
    if round.hsts.isEmpty { return then() }
    memory.markReloadPending()
    hsts.put(round.hsts) { outcomes in
      for (app, outcome) in outcomes {
        switch outcome {
        case .success(true): round.wrote(app)
        case .success(false): break
        case .failure(let failure): round.fail(app, "nginx.conf.d/\(HSTSSnippet.fileName): \(failure)")
        }
      }
      then()
    }
  }

  /// The disk makes the files durable while nginx reads them.
  private func test(_ round: StagingRound, _ planners: Planners, then: @escaping Completion) {
    let proposals = round.takeProposals()
    if proposals.isEmpty { return then(round.outcomes) }
    let trial = Trialled(Set(proposals.map(\.level))) { [self] staged, verdicts in
      conclude(proposals, staged, verdicts, round, planners.http)
      test(round, planners, then: then)
    }
    let laid = files.stage(proposals.map { FileWrite(path: $0.file.path(in: root), bytes: $0.bytes, mode: 0o600) }) {
      trial.staged = $0.map(\.outcome)
    }
    var candidates: [ConfigurationFile.Level: [TrialCandidate]] = [:]
    for (proposal, laid) in zip(proposals, laid) {
      candidates[proposal.level, default: []] += [proposal.candidate(laid.outcome)].compactMap { $0 }
    }
    if let http = candidates[.http] { tester.test(http) { trial.verdicts[.http] = $0 } }
    guard let stream = candidates[.stream] else { return }
    tester.testStreams(stream, module: planners.streamModule) { trial.verdicts[.stream] = $0 }
  }

  /// A rescue that nginx refuses too is not tried again: the file it would replace is no worse.
  private func conclude(
    _ proposals: [StagingRound.Proposal], _ staged: [Result<StagedFile?, SystemCallFailed>],
    _ verdicts: [ConfigurationFile: TrialVerdict], _ round: StagingRound, _ planner: ProxyPlanner
  ) {
    memory.markReloadPending()
    for (proposal, file) in zip(proposals, staged) {
      let (wish, level) = (proposal.wish, proposal.level)
      switch (file, verdicts[proposal.file]) {
      case (.failure(let failure), _):
        round.refuse(wish, level, "\(proposal.file.name): \(failure)", onDisk: nil, rescue: nil)
      case (.success(nil), _): round.keep(wish.app)
      case (.success(let file?), .good): commit(proposal, file, round)
      case (.success(let file?), .refused(let complaint)):
        files.discard(file)
        let isFirst = level == .http && proposal.onDisk == nil && !proposal.isRescue
        let rescue = isFirst ? planner.placeholder(wish) : planner.rescue(proposal)
        round.refuse(wish, level, complaint.words, onDisk: proposal.onDisk, rescue: rescue)
      case (.success(let file?), .untested(let complaint)):
        files.discard(file)
        round.refuse(wish, level, complaint.words, onDisk: proposal.onDisk, rescue: planner.rescue(proposal))
      case (.success(let file?), nil): files.discard(file)
      }
    }
  }

  private func commit(_ proposal: StagingRound.Proposal, _ staged: StagedFile, _ round: StagingRound) {
    let (file, app) = (proposal.file, proposal.wish.app)
    do {
      try files.commit(staged)
      unproven.note(file, before: proposal.onDisk)
      if file.level == .http { ours[app] = proposal.bytes.hashValue }
      if !proposal.isRescue { unproven.note(file, ports: proposal.ports) }
      round.wrote(app)
    } catch {
      round.refuse(proposal.wish, file.level, "\(file.name): \(error)", onDisk: nil, rescue: nil)
    }
  }
}

extension ProxyPlanner {
  fileprivate func rescue(_ proposal: StagingRound.Proposal) -> [UInt8]? {
    proposal.isRescue ? nil : rescue(proposal.wish, proposal.onDisk)
  }
}

extension StagingRound.Proposal {
  /// Nil where there is nothing to test: the bytes are there already, or could not be laid down.
  fileprivate func candidate(_ laid: Result<StagedFile?, SystemCallFailed>) -> TrialCandidate? {
    guard case .success(let staged?) = laid else { return nil }
    return TrialCandidate(app: wish.app, path: staged.path, bytes: bytes, file: staged.temporaryPath)
  }
}
