// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import DokkuFiles
import Host

/// What `network:report` tells of one app, or of what holds for all.
nonisolated struct NetworkReport: Hashable, Sendable {
  /// As Dokku's own: its longest flag, hyphens included.
  private static let labelWidth = 38

  /// Nil for the global report.
  let app: AppName?
  let properties: NetworkProperties
  /// Of `web`.
  let listeners: [Listener]

  init(app: AppName?, properties: NetworkProperties, listeners: [Listener] = []) {
    self.app = app
    self.properties = properties
    self.listeners = listeners
  }

  var flags: [ReportFlag] { ReportFlag.all(isGlobal: app == nil) }

  func value(of flag: ReportFlag) -> String {
    switch flag {
    case .own(let property): properties.own(property)
    case .computed(let property): properties.computed(property)
    case .global(let property): properties.global(property)
    case .webListeners: webListeners
    }
  }

  /// A static listener is told as it is stored.
  var webListeners: String {
    let fixed = properties.own(.staticWebListener)
    return fixed.isEmpty ? listeners.map { "\($0)" }.joined(separator: " ") : fixed
  }

  var title: String { "\(app?.rawValue ?? "--global") network information" }

  var text: String {
    flags.map { "       \($0.label.padded(to: Self.labelWidth))\(value(of: $0).escapedForTerminal)\n" }.joined()
  }

  /// Each value under its own key and under the one that older scripts know.
  var json: String {
    let members = flags.flatMap { flag in [flag.key, flag.name].map { ($0, JSONText.text(value(of: flag))) } }
    return JSONText.object(members.sorted { $0.0 < $1.0 }).spelledForHTML + "\n"
  }
}
