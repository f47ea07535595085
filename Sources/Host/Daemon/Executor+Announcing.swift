// SPDX-License-Identifier: MIT

import Core

extension Executor {
  func announceReady() {
    notifier.ready(status: status)
    remember { $0.isReady = true }
    onReady()
  }

  func announceReloading() {
    notifier.reloading()
    routing?.mend()
    remember { $0.rebuildAllStarted += 1 }
  }

  func announceReloaded() {
    notifier.ready(status: status)
    remember { $0.rebuildAllCount = $0.rebuildAllStarted }
  }

  func show(_ text: String) {
    status = text
    notifier.status(text)
  }

  /// Who asks for a rebuildall waits for this file to say that it is done.
  func remember(_ change: (inout DaemonState) -> Void) {
    change(&state)
    do {
      try stateFile.write(state)
    } catch {
      complain("the daemon's state could not be written: \(error)")
    }
  }

  func save(_ rebuilds: [AppName: RebuildHistory]) {
    begin(.ledger)
    let starting = unsavedRebuilds
    unsavedRebuilds = []
    memory.save(rebuilds) { [weak self] failure in
      if let failure { self?.complain("the rebuild budgets could not be saved: \(failure)") }
      self?.end(.ledger)
      for app in starting { self?.rebuild(app) }
    }
  }

  /// What began before a restart of the daemon ends after it.
  func save(_ outages: [Outage]) {
    begin(.outages)
    memory.save(outages) { [weak self] failure in
      if let failure { self?.complain("the outages under way could not be saved: \(failure)") }
      self?.end(.outages)
    }
  }

  /// What is not on disk is asked for once more.
  func save(_ ports: [ImageID: [PortForward]]) {
    memory.save(ports) { [weak self] failure in
      if let failure { self?.complain("the ports of images could not be saved: \(failure)") }
    }
  }

  private func rebuild(_ app: AppName) {
    dokku.rebuild(app) { [weak self] in self?.feed(.rebuildEnded(app, $0)) }
  }
}
