// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension DaemonStatus {
  package typealias Members = [(key: String, value: JSONText)]

  /// Moments are microseconds since boot, as no stepped clock can touch them.
  nonisolated var spelled: String { JSONText.object(members { Int($0.microseconds) }).spelled + "\n" }

  /// All of it, with moments as the caller wants them.
  package nonisolated func members(time: (Moment) -> Int) -> Members {
    [
      ("version", .text(Version.current)), ("pid", .number(Int(pid))), ("startedAt", .number(startedAt)),
      ("ready", .flag(host.isReady)), ("docker", .object(docker(time))), ("nginx", .object(nginx(time))),
      ("listeners", .object(listeners)),
      ("rebuildLimit", .number(host.rebuildLimit)), ("trouble", .optional(host.trouble)),
      ("apps", .list(host.apps.map { .object($0.members(time)) })),
    ]
  }

  private nonisolated func docker(_ time: (Moment) -> Int) -> Members {
    [
      ("connected", .flag(host.engine.isConnected)), ("since", .optional(host.engine.since.map(time))),
      ("version", .optional(host.engine.version)), ("lastEvent", .optional(host.engine.lastEvent.map(time))),
    ]
  }

  private nonisolated var listeners: Members {
    switch host.listeners {
    case .stable(let live): [("mode", .text("stable")), ("live", .number(live)), ("reason", .null)]
    case .direct(let reason): [("mode", .text("direct")), ("live", .null), ("reason", .optional(reason))]
    }
  }

  private nonisolated func nginx(_ time: (Moment) -> Int) -> Members {
    [
      ("program", .text(nginxProgram)), ("configuration", .optional(nginxConfiguration)),
      ("reloads", .number(host.nginx.reloads)), ("upToDate", .flag(host.nginx.isUpToDate)),
      ("lastReload", .optional(host.nginx.lastReload.map(time))),
      ("lastResult", .optional(host.nginx.lastResult?.rawValue)),
      ("lastDuration", .optional(host.nginx.lastDuration.map { Int($0.microseconds) })),
      ("trouble", .optional(host.nginx.trouble)),
    ]
  }
}

extension AppStatus {
  fileprivate nonisolated func members(_ time: (Moment) -> Int) -> DaemonStatus.Members {
    [
      ("app", .text(app.rawValue)), ("desired", Self.spell(desired)), ("written", Self.spell(written)),
      ("applied", Self.spell(applied)), ("quarantine", .optional(quarantine)),
      ("unreachable", .optional(unreachable)), ("rebuilds", .number(rebuilds)),
      ("rebuilding", .flag(isRebuilding)), ("givenUp", .flag(isGivenUp)),
      (
        "down",
        .list(
          down.map {
            .object([
              ("process", .text($0.process.rawValue)), ("since", .number(time($0.since))),
              ("crashes", .number($0.crashes)), ("crash", .text($0.outage.rawValue)),
            ])
          })
      ),
    ]
  }

  private nonisolated static func spell(_ listeners: Listeners) -> JSONText {
    .object(
      listeners.sorted { $0.key < $1.key }.map { ($0.key.rawValue, JSONText.texts($0.value.map(\.description))) })
  }
}

extension JSONText {
  fileprivate nonisolated static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }
  fileprivate nonisolated static func optional(_ number: Int?) -> JSONText { number.map { .number($0) } ?? .null }
}
