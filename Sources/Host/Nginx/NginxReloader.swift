// SPDX-License-Identifier: MIT
import Dispatch
import NginxConfig

/// Makes the running nginx load its configuration, and proves that it did.
///
/// `nginx -t` and `nginx -s reload` both succeed while nginx throws the new configuration away, for example because a port is
/// taken. What cannot be had by accident is a new worker process, so that is what counts.
package final class NginxReloader {
  private let program: NginxProgram
  private let master: NginxMaster
  private let method: ReloadMethod
  private let deadline: Duration
  private var generation: Set<Int32> = []
  /// One at a time, so that a proof is of the reload that was asked for.
  package private(set) var isReloading = false

  package init(_ program: NginxProgram, method: ReloadMethod, deadline: Duration) {
    self.program = program
    self.method = method
    self.deadline = deadline
    master = NginxMaster(program.command)
  }

  /// Asks for a reload and answers once, never before this returns. Nobody may ask while another one is under way.
  package func reload(then completion: @escaping (ReloadEnding) -> Void) {
    assert(!isReloading, "one reload at a time")
    isReloading = true
    program.describe { [self] answer in
      switch answer {
      case .failure(let complaint): finish(.commandFailed(complaint.words), completion)
      case .success(let build):
        let attempt = ReloadAttempt(
          master, build, method, in: program.place, generation: generation, within: deadline
        ) { self.explain($0, $1, completion) }
        attempt.begin()
      }
    }
  }

  /// The master process, if nginx runs and has been asked what it is before.
  package func runningMaster(then completion: @escaping (MasterProcess?) -> Void) {
    program.describe { [master] answer in completion((try? answer.get()).flatMap(master.find)) }
  }

  /// A refusal's reason stands in the error log; where that cannot be read, a test of everything may find it.
  private func explain(
    _ outcome: ReloadEnding, _ log: NginxErrorLog?, _ completion: @escaping (ReloadEnding) -> Void
  ) {
    guard case .refused = outcome else { return finish(outcome, completion) }
    if let complaint = log?.complaint() { return finish(.refused(complaint), completion) }
    program.testAll { complaint in
      let silence =
        "nginx kept its old configuration, though it finds no fault with the new one; its error log says why"
      self.finish(.refused(complaint ?? NginxComplaint(words: silence)), completion)
    }
  }

  private func finish(_ outcome: ReloadEnding, _ completion: @escaping (ReloadEnding) -> Void) {
    if case .proven(let workers, _) = outcome { generation = workers } else { program.forget() }
    DispatchQueue.main.async {
      self.isReloading = false
      completion(outcome)
    }
  }
}
