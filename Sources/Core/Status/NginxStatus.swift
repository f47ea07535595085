// SPDX-License-Identifier: MIT

/// What nginx was last asked to load.
package struct NginxStatus: Hashable, Sendable {
  package enum Result: String, Hashable, Sendable, CaseIterable {
    case proven, failed, unproven
    case notRunning = "not_running"
  }

  /// Reloads by this daemon.
  package var reloads: Int
  /// All that is written is proven to be loaded.
  package var isUpToDate: Bool
  package var lastReload: Moment?
  package var lastResult: Result?
  /// Of the last one that was proven.
  package var lastDuration: Duration?
  /// What was said of the last one that was not; nil once one is.
  package var trouble: String?

  package init(
    reloads: Int = 0, isUpToDate: Bool = true, lastReload: Moment? = nil, lastResult: Result? = nil,
    lastDuration: Duration? = nil, trouble: String? = nil
  ) {
    self.reloads = reloads
    self.isUpToDate = isUpToDate
    self.lastReload = lastReload
    self.lastResult = lastResult
    self.lastDuration = lastDuration
    self.trouble = trouble
  }
}

extension ReloadOutcome {
  var result: NginxStatus.Result {
    switch self {
    case .proven: .proven
    case .failed: .failed
    case .unproven: .unproven
    case .notRunning: .notRunning
    }
  }
}
