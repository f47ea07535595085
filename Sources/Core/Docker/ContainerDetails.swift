// SPDX-License-Identifier: MIT

/// The part of a container that only an inspect tells.
package struct ContainerDetails: Hashable, Sendable {
  /// `Config.Hostname`, normally the first 12 digits of the id; part of the second network alias.
  package var hostname: String
  package var restartPolicy: RestartPolicy
  /// Restarts by the engine since the last start by hand; not consecutive ones.
  package var restartCount: Int
  package var exitCode: Int
  package var oomKilled: Bool
  /// `State.Error`: why the engine could not start it; empty when it could.
  package var error: String
  package var startedAt: Timestamp?
  package var finishedAt: Timestamp?
  package var health: Health?
  /// `Config.Tty`: its output comes as one stream.
  package var hasTerminal: Bool

  package init(
    hostname: String = "", restartPolicy: RestartPolicy = .never, restartCount: Int = 0, exitCode: Int = 0,
    oomKilled: Bool = false, error: String = "", startedAt: Timestamp? = nil, finishedAt: Timestamp? = nil,
    health: Health? = nil, hasTerminal: Bool = false
  ) {
    self.hostname = hostname
    self.restartPolicy = restartPolicy
    self.restartCount = restartCount
    self.exitCode = exitCode
    self.oomKilled = oomKilled
    self.error = error
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.health = health
    self.hasTerminal = hasTerminal
  }
}
