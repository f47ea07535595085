// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import DokkuFiles
import Host

extension CompletionKind {
  /// The engine is asked only when somebody wants to know.
  nonisolated static var networks: CompletionKind {
    .shellCommand("dokku-event-listener --quiet network:list 2>/dev/null")
  }

  nonisolated static var apps: CompletionKind { .custom { _, _, _ in appNames } }

  /// An app first, then a property.
  nonisolated static var appsAndProperties: CompletionKind {
    .custom { _, _, _ in appNames + NetworkProperty.allCases.map(\.rawValue) }
  }

  private nonisolated static var appNames: [String] {
    guard let places = try? HostPlaces(environment: Environment.commandSettings) else { return [] }
    return ((try? Apps(root: places.dokkuRoot).all()) ?? []).map(\.rawValue)
  }
}
