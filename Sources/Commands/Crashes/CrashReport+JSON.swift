// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension CrashReport {
  /// One array. Times and durations are in microseconds.
  nonisolated var json: String { JSONText.list(crashes.map(Self.object)).spelled + "\n" }

  /// One object on one line.
  nonisolated static func line(_ crash: Crash) -> String { object(crash).spelled + "\n" }

  private nonisolated static func object(_ crash: Crash) -> JSONText {
    .object([
      ("id", .text(crash.id)), ("time", .number(Int(crash.time))), ("app", .text(crash.app)),
      ("process", .text(crash.processType)), ("container", .text(crash.container)),
      ("containerId", .text(crash.containerID)), ("reason", .text(crash.reason)),
      ("exitCode", number(crash.exitCode)), ("signal", text(crash.signal)), ("oomKilled", .flag(crash.isOutOfMemory)),
      ("error", text(crash.error)), ("uptime", number(crash.uptime.map { Int($0.microseconds) })),
      ("restarts", number(crash.restarts)), ("restartLimit", number(crash.restartLimit)),
      ("outage", outage(crash)), ("followed", .text(crash.followed)), ("logTail", text(crash.logTail)),
    ])
  }

  private nonisolated static func outage(_ crash: Crash) -> JSONText {
    switch crash.outage {
    case .unknown: .null
    case .none(let others): .object([("state", .text("none")), ("othersServing", .number(others))])
    case .goesOn: .object([("state", .text("goes on")), ("id", text(crash.outageID))])
    case .over(let lasted, let end):
      .object([
        ("state", .text("over")), ("id", text(crash.outageID)), ("lasted", .number(Int(lasted.microseconds))),
        ("end", text(end?.rawValue)),
      ])
    }
  }

  private nonisolated static func text(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }
  private nonisolated static func number(_ number: Int?) -> JSONText { number.map { .number($0) } ?? .null }
}
