// SPDX-License-Identifier: MIT
import Core
import Host

/// What `status` shows.
nonisolated struct StatusReport {
  let status: DaemonStatus
  /// Nil where nginx does not run.
  let workers: NginxWorkers?
  /// When it was asked for.
  let moment: Moment
  let boot: Boot

  init(_ status: DaemonStatus, workers: NginxWorkers?, moment: Moment, boot: Boot) {
    self.status = status
    self.workers = workers
    self.moment = moment
    self.boot = boot
  }

  var isWell: Bool { status.host.isWell && workers != nil }

  func rendered(as format: OutputFormat) -> String {
    switch format {
    case .text: text
    case .json: json
    }
  }

  func ago(_ then: Moment?) -> String { then.map { max(.zero, moment - $0).inWords } ?? "never" }
}
