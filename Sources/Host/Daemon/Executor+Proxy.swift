// SPDX-License-Identifier: MIT

import Core

extension Executor {
  func stageProxies(_ wishes: [ProxyWish]) {
    begin(.stage)
    stager.stage(wishes) { [weak self] in self?.staged($0) }
  }

  func takeBackProxies(_ wishes: [ProxyWish], reason: String) {
    begin(.stage)
    stager.takeBack(wishes, reason: reason) { [weak self] in self?.staged($0) }
  }

  private func staged(_ outcomes: [AppName: StagingOutcome]) {
    end(.stage)
    feed(.proxiesStaged(outcomes))
  }

  func reloadNginx() {
    begin(.reload)
    reloader.reload { [weak self] ending in
      guard let self else { return }
      end(.reload)
      feed(.nginxReloaded(told(ending)))
    }
  }

  private func told(_ ending: ReloadEnding) -> ReloadOutcome {
    switch ending {
    case .proven(_, let duration): .proven(after: duration)
    case .notRunning: .notRunning
    case .refused(let complaint): .failed(complaint.words, culprit: stager.culprit(of: complaint))
    case .timedOut: .unproven("it neither loaded nor refused it within \(settings.nginxTimeout)")
    case .commandFailed(let reason): .unproven(reason)
    }
  }

  func markLoaded() {
    stager.proven()
    memory.clearReloadPending()
  }
}
