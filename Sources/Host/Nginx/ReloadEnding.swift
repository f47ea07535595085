// SPDX-License-Identifier: MIT
import NginxConfig

/// How an attempt to make nginx load its configuration ended.
package nonisolated enum ReloadEnding: Equatable, Sendable {
  /// It is loaded: these workers were started with it.
  case proven(workers: Set<Int32>, after: Duration)
  case notRunning
  /// nginx goes on with the configuration it had.
  case refused(NginxComplaint)
  /// Neither loaded nor refused within the deadline.
  case timedOut
  /// The configured reload command did not end well.
  case commandFailed(String)
}
