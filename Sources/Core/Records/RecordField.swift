// SPDX-License-Identifier: MIT

/// Journal field names, spelled like those of Docker's journald log driver where it has one.
package enum RecordField: String, CaseIterable, Sendable {
  case app = "DOKKU_APP"
  case processType = "DOKKU_PROCESS_TYPE"
  case event = "DOKKU_EVENT"
  /// The first 12 digits.
  case containerID = "CONTAINER_ID"
  case containerIDFull = "CONTAINER_ID_FULL"
  case containerName = "CONTAINER_NAME"
  case exitCode = "CONTAINER_EXIT_CODE"
  /// A signal's name, such as SIGSEGV.
  case signal = "CONTAINER_SIGNAL"
  case oomKilled = "CONTAINER_OOM_KILLED"
  case restartCount = "CONTAINER_RESTART_COUNT"
  case restartLimit = "CONTAINER_RESTART_LIMIT"
  /// Microseconds.
  case uptime = "CONTAINER_UPTIME_USEC"
  /// As the engine told it right after the end: `restarting` or `exited`.
  case containerState = "CONTAINER_STATE"
  case logTail = "CONTAINER_LOG_TAIL"
  /// Names one end of one container.
  case crash = "CRASH_ID"
  /// Containers of the same process that ran on.
  case listenersLeft = "LISTENERS_LEFT"
  /// The CRASH_ID of the crash that began it.
  case outageID = "OUTAGE_ID"
  /// What made an end of it: `restart`, `rebuild`, `deploy`, `stop` or `removal`.
  case outageEnd = "OUTAGE_END"
  case outageCrashes = "OUTAGE_CRASHES"
  case listenerOld = "LISTENER_OLD"
  case listenerNew = "LISTENER_NEW"
  /// Microseconds.
  case outage = "OUTAGE_USEC"
  /// Microseconds.
  case duration = "DURATION_USEC"
  case nginxGeneration = "NGINX_GENERATION"
  /// The network's name.
  case network = "DOKKU_NETWORK"
  /// What went wrong, in the words of whoever said it.
  case reason = "ERROR"
}
