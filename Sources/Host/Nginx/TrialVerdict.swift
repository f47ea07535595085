// SPDX-License-Identifier: MIT
import NginxConfig

/// What a trial says of one candidate.
package nonisolated enum TrialVerdict: Equatable, Sendable {
  /// nginx takes it, together with all others that it takes.
  case good
  case refused(NginxComplaint)
  /// The trial ended before its turn, or could not be held: nothing is known of it.
  case untested(NginxComplaint)

  var isRefused: Bool {
    switch self {
    case .refused: true
    case .good, .untested: false
    }
  }

  var isUntested: Bool {
    switch self {
    case .untested: true
    case .good, .refused: false
    }
  }
}
