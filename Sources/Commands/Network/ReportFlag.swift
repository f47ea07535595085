// SPDX-License-Identifier: MIT
import DokkuFiles

/// A row of `network:report`, and the flag that prints it alone.
nonisolated enum ReportFlag: Hashable, Sendable {
  case own(NetworkProperty)
  case computed(NetworkProperty)
  case global(NetworkProperty)
  case webListeners

  /// Without `--network-`.
  var key: String {
    switch self {
    case .own(let property): property.rawValue
    case .computed(let property): "computed-\(property.rawValue)"
    case .global(let property): "global-\(property.rawValue)"
    case .webListeners: "web-listeners"
    }
  }

  /// Without its hyphens.
  var name: String { "network-\(key)" }

  /// `Network computed tld:`
  var label: String { "Network \(key.split(separator: "-").joined(separator: " ")):" }

  /// Those of an app's report, or of the global one; sorted by name.
  static func all(isGlobal: Bool) -> [ReportFlag] {
    let everywhere = NetworkProperty.allCases.filter(\.hasGlobal).flatMap { [computed($0), global($0)] }
    let flags = isGlobal ? everywhere : everywhere + NetworkProperty.allCases.map { own($0) } + [webListeners]
    return flags.sorted { $0.name < $1.name }
  }

  init?(name: String) {
    guard let flag = Self.all(isGlobal: false).first(where: { $0.name == name }) else { return nil }
    self = flag
  }
}
