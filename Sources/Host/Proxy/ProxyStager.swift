// SPDX-License-Identifier: MIT

import Core
import Glibc
import NginxConfig

/// Puts apps' configurations in place: chooses what each file should hold, tests those that change, all at once, and
/// lets a file take its place only when it passed. One batch at a time.
final class ProxyStager {
  typealias Completion = ([AppName: StagingOutcome]) -> Void

  private let root: String
  private let program: NginxProgram
  private let makePlanner: (NginxBuild) -> ProxyPlanner
  private let writer: AtomicWriter
  private let tester: NginxTester
  private let memory: RunMemory
  private let hsts: HSTSFiles
  /// Hashes of the bytes that we wrote last, so that a file of ours is known without keeping it.
  private var ours: [AppName: Int] = [:]
  /// What was there before the changes that nginx has not proven yet; nil: no file.
  private var previous: [AppName: [UInt8]?] = [:]
  /// The ports that go with those changes.
  private var changedPorts: [AppName: Set<Port>] = [:]
  /// Ports that nginx was seen to have.
  private var nginxPorts: Set<Port> = []

  /// - Parameters:
  ///   - root: `DOKKU_ROOT`
  ///   - planner: for the nginx that the host has.
  init(
    root: String, program: NginxProgram, tester: NginxTester, writer: AtomicWriter, memory: RunMemory,
    planner: @escaping (NginxBuild) -> ProxyPlanner
  ) {
    self.root = root
    self.program = program
    self.tester = tester
    self.writer = writer
    self.memory = memory
    hsts = HSTSFiles(root: root, writer: writer)
    makePlanner = planner
  }

  /// nginx runs what is on disk: there is nothing to go back to.
  func proven() {
    for ports in changedPorts.values { nginxPorts.formUnion(ports) }
    previous = [:]
    changedPorts = [:]
  }

  func stage(_ wishes: [ProxyWish], then: @escaping Completion) {
    withPlanner(wishes.map(\.app), then) { [self] planner, master in
      let round = StagingRound()
      for wish in wishes { choose(wish, planner, round) }
      refuseTakenPorts(in: round, planner, master)
      putHSTS(round) { [self] in test(round, planner, then: then) }
    }
  }

  /// Puts back what was there before, without the addresses that left since.
  func takeBack(_ wishes: [ProxyWish], reason: String, then: @escaping Completion) {
    withPlanner(wishes.map(\.app), then) { [self] planner, _ in
      let round = StagingRound()
      for wish in wishes { takeBack(wish, reason, planner, round) }
      test(round, planner, then: then)
    }
  }

  private func takeBack(_ wish: ProxyWish, _ reason: String, _ planner: ProxyPlanner, _ round: StagingRound) {
    let onDisk = SmallFile.bytes(at: path(wish.app))
    nginxPorts.subtract(wish.httpPorts)
    if case .some(.some(let before)) = previous[wish.app] {
      round.refuse(wish, reason, onDisk: onDisk, rescue: planner.rescue(wish, before) ?? before)
    } else {
      remove(wish, onDisk, in: round)
      round.refuse(wish, reason, onDisk: nil, rescue: nil)
    }
  }

  /// The app whose change since the last proof nginx complains of: by file, or by the address that it cannot have.
  func culprit(of complaint: NginxComplaint) -> AppName? {
    if let file = complaint.file, let app = previous.keys.first(where: { path($0) == file }) { return app }
    if previous.count == 1 { return previous.keys.first }
    let named = previous.keys.sorted().filter { app in
      changedPorts[app, default: []].contains { complaint.words.contains(":\($0) failed") }
    }
    return named.count == 1 ? named.first : nil
  }

  private func withPlanner(
    _ apps: [AppName], _ then: @escaping Completion, _ body: @escaping (ProxyPlanner, MasterProcess?) -> Void
  ) {
    program.describe { [self] answer in
      switch answer {
      case .failure(let complaint):
        let outcome = StagingOutcome(isWritten: false, refusal: complaint.words)
        then(Dictionary(apps.map { ($0, outcome) }) { first, _ in first })
      case .success(let build):
        body(makePlanner(build), NginxMaster(program.command).find(build))
      }
    }
  }

  private func choose(_ wish: ProxyWish, _ planner: ProxyPlanner, _ round: StagingRound) {
    let onDisk = SmallFile.bytes(at: path(wish.app))
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
    case .remove: remove(wish, onDisk, in: round)
    case .refuse(let reason, let rescue): round.refuse(wish, reason, onDisk: onDisk, rescue: rescue)
    }
  }

  private func path(_ app: AppName) -> String { "\(root)/\(app)/nginx.conf" }

  private func remove(_ wish: ProxyWish, _ onDisk: [UInt8]?, in round: StagingRound) {
    memory.markReloadPending()
    if unlink(path(wish.app)) == 0 {
      keepPrevious(wish.app, onDisk)
      round.wrote(wish.app)
    } else if errno != ENOENT {
      round.refuse(wish, "\(SystemCallFailed(call: "unlink", code: errno))", onDisk: onDisk, rescue: nil)
    }
  }

  private func refuseTakenPorts(in round: StagingRound, _ planner: ProxyPlanner, _ master: MasterProcess?) {
    let wanted = Set(round.proposals.flatMap { $0.wish.httpPorts }).subtracting(nginxPorts)
    if wanted.isEmpty { return }
    let trouble = PortProbe.trouble(with: wanted.sorted(), nginx: master?.pid)
    round.refuse { proposal in
      proposal.wish.httpPorts.sorted().lazy.compactMap { trouble[$0] }.first
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
  private func test(_ round: StagingRound, _ planner: ProxyPlanner, then: @escaping Completion) {
    let proposals = round.takeProposals()
    if proposals.isEmpty { return then(round.outcomes) }
    let trial = Trialled { [self] staged, verdicts in
      conclude(proposals, staged, verdicts, round, planner)
      test(round, planner, then: then)
    }
    let laid = writer.stage(proposals.map { FileWrite(path: path($0.wish.app), bytes: $0.bytes, mode: 0o600) }) {
      trial.staged = $0.map(\.outcome)
    }
    let candidates = zip(proposals, laid).compactMap { proposal, laid -> TrialCandidate? in
      guard case .success(let file?) = laid.outcome else { return nil }
      return TrialCandidate(
        app: proposal.wish.app, path: file.path, bytes: proposal.bytes, file: file.temporaryPath)
    }
    tester.test(candidates) { trial.verdicts = $0 }
  }

  /// A rescue that nginx refuses too is not tried again: the file it would replace is no worse.
  private func conclude(
    _ proposals: [StagingRound.Proposal], _ staged: [Result<StagedFile?, SystemCallFailed>],
    _ verdicts: [AppName: TrialVerdict], _ round: StagingRound, _ planner: ProxyPlanner
  ) {
    memory.markReloadPending()
    for (proposal, file) in zip(proposals, staged) {
      switch (file, verdicts[proposal.wish.app]) {
      case (.failure(let failure), _):
        round.refuse(proposal.wish, "nginx.conf: \(failure)", onDisk: nil, rescue: nil)
      case (.success(nil), _): round.keep(proposal.wish.app)
      case (.success(let file?), .good): commit(proposal, file, round)
      case (.success(let file?), .refused(let complaint)), (.success(let file?), .untested(let complaint)):
        writer.discard(file)
        round.refuse(proposal.wish, complaint.words, onDisk: proposal.onDisk, rescue: planner.rescue(proposal))
      case (.success(let file?), nil): writer.discard(file)
      }
    }
  }

  private func commit(_ proposal: StagingRound.Proposal, _ file: StagedFile, _ round: StagingRound) {
    do {
      try writer.commit(file)
      keepPrevious(proposal.wish.app, proposal.onDisk)
      ours[proposal.wish.app] = proposal.bytes.hashValue
      if !proposal.isRescue { changedPorts[proposal.wish.app] = proposal.wish.httpPorts }
      round.wrote(proposal.wish.app)
    } catch {
      round.refuse(proposal.wish, "nginx.conf: \(error)", onDisk: nil, rescue: nil)
    }
  }

  private func keepPrevious(_ app: AppName, _ onDisk: [UInt8]?) {
    if previous[app] == nil { previous[app] = .some(onDisk) }
  }
}

extension ProxyPlanner {
  fileprivate func rescue(_ proposal: StagingRound.Proposal) -> [UInt8]? {
    proposal.isRescue ? nil : rescue(proposal.wish, proposal.onDisk)
  }
}

extension ProxyWish {
  /// The ports that nginx will listen on for it.
  fileprivate var httpPorts: Set<Port> {
    Set(settings.portMap.filter { ["http", "https", "grpc", "grpcs"].contains($0.scheme) }.map(\.hostPort))
  }
}
