// SPDX-License-Identifier: MIT
import Core
import NginxConfig

extension ProxyStager {
  /// What one batch is decided with. The host's configuration is read only where somebody has ports outside of http.
  final class Planners {
    let http: ProxyPlanner
    private let readAbility: () -> StreamAbility
    private(set) lazy var stream = StreamPlanner(mode: http.mode, ability: readAbility(), version: http.version)

    init(http: ProxyPlanner, ability: @escaping () -> StreamAbility) {
      self.http = http
      readAbility = ability
    }

    var streamModule: String? {
      switch stream.ability {
      case .able(let module): module
      case .unable: nil
      }
    }
  }

  /// A port that some other program has is left out, so that the app's others are served.
  func chooseStreams(_ wishes: [ProxyWish], _ planners: Planners, _ master: MasterProcess?, _ round: StagingRound) {
    let wanted = wishes.filter { !$0.leavesPorts && (!$0.routes.isEmpty || hasStreamFile($0.app)) }
    if wanted.isEmpty || planners.http.mode == .off { return }
    let known = Set(streamPorts.values.joined())
    let new = Set(wanted.flatMap(\.openPorts)).subtracting(known)
    let trouble = new.isEmpty ? [:] : PortProbe.trouble(with: new.sorted(), nginx: master?.pid)
    for wish in wanted { choose(wish, without: trouble, planners, round) }
  }

  private func hasStreamFile(_ app: AppName) -> Bool {
    files.bytes(at: ConfigurationFile(app, .stream).path(in: root)) != nil
  }

  private func choose(
    _ wish: ProxyWish, without trouble: [PublicPort: String], _ planners: Planners, _ round: StagingRound
  ) {
    let file = ConfigurationFile(wish.app, .stream)
    let onDisk = files.bytes(at: file.path(in: root))
    var possible = wish
    possible.routes = wish.routes.map { trouble[$0.forward.publicPort] == nil ? $0 : PortRoute($0.forward, to: []) }
    round.keep(wish.app)
    switch planners.stream.choose(possible, onDisk: onDisk) {
    case .keep: break
    case .write(let bytes):
      round.propose(StagingRound.Proposal(wish: possible, level: .stream, onDisk: onDisk, bytes: bytes))
    case .remove: remove(wish, .stream, onDisk, in: round)
    case .refuse(let refusal):
      round.refuse(wish.app, refusal)
      // Nobody can say what is closed in a file that nginx does not read.
      if planners.http.rescue(wish, onDisk) != nil { remove(wish, .stream, onDisk, in: round) }
    }
    let reasons = wish.openPorts.sorted().compactMap { trouble[$0] }
    if !reasons.isEmpty { round.refuse(wish.app, .refused(reasons.joined(separator: "; "))) }
  }
}

extension ProxyWish {
  fileprivate var openPorts: [PublicPort] { routes.filter { !$0.upstream.isEmpty }.map(\.forward.publicPort) }
}
