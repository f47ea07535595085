// SPDX-License-Identifier: MIT
import Core

/// What a running daemon lays down for whoever asks how the host is.
package nonisolated struct DaemonStatus: Equatable, Sendable {
  package var pid: Int32
  /// Seconds since 1970.
  package var startedAt: Int
  /// The nginx that it works with.
  package var nginxProgram: String
  package var nginxConfiguration: String?
  package var host: HostStatus

  package init(pid: Int32, startedAt: Int, nginxProgram: String, nginxConfiguration: String? = nil, host: HostStatus) {
    self.pid = pid
    self.startedAt = startedAt
    self.nginxProgram = nginxProgram
    self.nginxConfiguration = nginxConfiguration
    self.host = host
  }
}
