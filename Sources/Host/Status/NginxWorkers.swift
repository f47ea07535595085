// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// The processes of the nginx that runs now.
package nonisolated struct NginxWorkers: Equatable, Sendable {
  /// They take requests.
  package let current: Int
  /// They only finish what they have, since a reload.
  package let old: Int
  /// `worker_shutdown_timeout`, as nginx' main file spells it: how long those may take. Nil: as long as they like.
  package let limit: String?

  package init(current: Int, old: Int, limit: String? = nil) {
    self.current = current
    self.old = old
    self.limit = limit
  }

  /// Nil where nginx does not run.
  @MainActor package static func find(
    program: String, configuration: String?, then completion: @escaping (NginxWorkers?) -> Void
  ) {
    let nginx = NginxProgram(
      NginxCommand(program: program, configuration: configuration), deadline: .seconds(5))
    nginx.describe { answer in
      guard let build = try? answer.get(), let master = NginxMaster(nginx.command).find(build) else {
        return completion(nil)
      }
      let main = SmallFile.bytes(at: nginx.command.configurationPath(build)) ?? []
      let limit = MainDirectives(main)["worker_shutdown_timeout"]
      completion(
        NginxMaster.look(at: master).map {
          NginxWorkers(current: $0.workers.count, old: $0.leaving.count, limit: limit)
        })
    }
  }
}
