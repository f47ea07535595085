// SPDX-License-Identifier: MIT

/// The kinds of record. Each has a `MESSAGE_ID` of its own and an entry in the message catalog.
package enum RecordKind: String, CaseIterable, Sendable {
  case daemonStarted, daemonReady, daemonStopping, rebuildAllStarted, rebuildAllDone
  case engineConnected, engineLost, engineUnreachable, engineAnswerRefused
  case listenersChanged, foreignContainer
  case appUnreadable, appRecovered, appComplaint, listenerFileFailed
  case containerCrashed, containerStopped, healthChanged, restartFailed, restartsRunningOut
  case outageEnded
  case rebuildStarted, rebuildDone, rebuildFailed, rebuildGivenUp, rebuildImpossible
  case networkAttached, networkMissing, networkFailed
  case proxyWritten, proxyRefused, proxyForeign, proxyCommandFailed
  case portRefused, portsUnsupported
  case stableListenersUnavailable, stableListenersLost, stableListenersBack, stableListenersRepaired
  case containersUnreachable, containersReachable
  case nginxReloaded, nginxReloadFailed, nginxNotRunning
  case recordsLost
  case trace
}
