// SPDX-License-Identifier: MIT
import Core

/// The processes of the nginx that runs now.
package nonisolated struct NginxWorkers: Equatable, Sendable {
  /// They take requests.
  package let current: Int
  /// They only finish what they have, since a reload.
  package let old: Int

  package init(current: Int, old: Int) {
    self.current = current
    self.old = old
  }

  /// Nil where nginx does not run.
  @MainActor package static func find(
    program: String, configuration: String?, then completion: @escaping (NginxWorkers?) -> Void
  ) {
    let nginx = NginxProgram(
      NginxCommand(program: program, configuration: configuration), deadline: .seconds(5))
    NginxReloader(nginx, method: .signal, deadline: .seconds(5)).runningMaster { master in
      let snapshot = master.flatMap(NginxMaster.look)
      completion(snapshot.map { NginxWorkers(current: $0.workers.count, old: $0.leaving.count) })
    }
  }
}
