// SPDX-License-Identifier: MIT

import Core

/// What becomes of each app of one batch, gathered until all is known.
final class StagingRound {
  /// Bytes that want to take a file's place.
  struct Proposal {
    let wish: ProxyWish
    var level = ConfigurationFile.Level.http
    let onDisk: [UInt8]?
    let bytes: [UInt8]
    /// The wish was refused; these bytes only keep requests from addresses that are nobody's.
    var isRescue = false

    var file: ConfigurationFile { ConfigurationFile(wish.app, level) }

    /// Those that nginx will listen on for it.
    var ports: Set<PublicPort> {
      switch level {
      case .http: Set(wish.settings.httpPorts.map { PublicPort($0, .tcp) })
      case .stream: Set(wish.routes.filter { !$0.upstream.isEmpty }.map(\.forward.publicPort))
      }
    }
  }

  private(set) var outcomes: [AppName: StagingOutcome] = [:]
  private(set) var proposals: [Proposal] = []
  /// `hsts.conf` files that are not as they should be; nil: there should be none.
  private(set) var hsts: [AppName: [UInt8]?] = [:]

  func keep(_ app: AppName) { change(app) { _ in } }

  func leave(_ app: AppName, to reason: String, needsCommand: Bool) {
    change(app) {
      $0.foreign = reason
      $0.needsCommand = needsCommand
    }
  }

  func want(hsts bytes: [UInt8]?, of app: AppName) { hsts[app] = .some(bytes) }

  func propose(_ proposal: Proposal) { proposals.append(proposal) }

  func wrote(_ app: AppName) { change(app) { $0.isWritten = true } }

  func refuse(
    _ wish: ProxyWish, _ level: ConfigurationFile.Level, _ reason: String, onDisk: [UInt8]?, rescue: [UInt8]?
  ) {
    switch level {
    case .http: change(wish.app) { $0.refusal = $0.refusal ?? reason }
    case .stream: refuse(wish.app, .refused(reason))
    }
    guard let rescue else { return }
    propose(Proposal(wish: wish, level: level, onDisk: onDisk, bytes: rescue, isRescue: true))
  }

  /// Some or all of its ports.
  func refuse(_ app: AppName, _ refusal: PortRefusal) {
    change(app) { $0.portRefusal = $0.portRefusal ?? refusal }
  }

  func fail(_ app: AppName, _ reason: String) { change(app) { $0.refusal = $0.refusal ?? reason } }

  func takeProposals() -> [Proposal] {
    defer { proposals = [] }
    return proposals
  }

  /// Takes out those for which there is a reason; a rescue, which needs nothing new, stays.
  func refuse(_ reason: (Proposal) -> String?, rescue: (Proposal) -> [UInt8]?) {
    for proposal in takeProposals() {
      if let reason = proposal.isRescue ? nil : reason(proposal) {
        refuse(proposal.wish, proposal.level, reason, onDisk: proposal.onDisk, rescue: rescue(proposal))
      } else {
        propose(proposal)
      }
    }
  }

  private func change(_ app: AppName, _ body: (inout StagingOutcome) -> Void) {
    var outcome = outcomes[app] ?? .unchanged
    body(&outcome)
    outcomes[app] = outcome
  }
}
