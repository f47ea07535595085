// SPDX-License-Identifier: MIT
import Core
import TestSupport

@testable import Host

extension LogRecord {
  func isA(_ kind: RecordKind, of app: String? = nil) -> Bool {
    messageID == kind.messageID && (app == nil || app == self.app)
  }
}

extension RealDaemon {
  func count(_ kind: RecordKind, of app: String? = nil) -> Int {
    log.records.count { $0.isA(kind, of: app) }
  }

  /// Waits for the next record of a kind after the first `skipped` records.
  @discardableResult
  func waitFor(
    _ kind: RecordKind, of app: String? = nil, after skipped: Int = 0, within limit: Duration = .seconds(15)
  ) throws -> LogRecord {
    try waitForRecord("\(kind) of \(app ?? "any app")", after: skipped, within: limit) { $0.isA(kind, of: app) }
  }
}
