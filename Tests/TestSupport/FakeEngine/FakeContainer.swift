// SPDX-License-Identifier: MIT

/// A container as the fake engine knows it.
package struct FakeContainer: Sendable {
  package enum State: String, Sendable {
    case created, running, paused, restarting, exited, dead
  }

  package let id: String
  /// Without the leading slash.
  package var name: String
  package var image = "dokku/app:latest"
  package var labels: [String: String]
  package var hostname: String
  package var networkMode: String
  package var restartPolicy = "no"
  package var restartLimit = 0
  package var restartCount = 0
  package var state = State.created
  package var exitCode = 0
  package var oomKilled = false
  package var error = ""
  /// Nanoseconds since 1970.
  package let created: Int64
  package var startedAt: Int64?
  package var finishedAt: Int64?
  /// Nil without a health check.
  package var health: String?
  /// What it printed on its standard output, line by line.
  package var output: [String] = []
  /// By network name.
  package var endpoints: [String: FakeEndpoint]

  package var shortID: String { String(id.prefix(12)) }

  /// As `Running` has it: a paused one runs, a restarting one does not by itself.
  package var isRunning: Bool { state == .running || state == .paused }

  package var address: String? { endpoints.values.map(\.address).first { !$0.isEmpty } }

  /// The engine starts it again after this death (moby's restart manager).
  func comesBack(after exitCode: Int) -> Bool {
    switch restartPolicy {
    case "always", "unless-stopped": true
    case "on-failure": exitCode != 0 && (restartLimit == 0 || restartCount < restartLimit)
    default: false
    }
  }
}
