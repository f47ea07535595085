// SPDX-License-Identifier: MIT
import Core
import Host

/// Who makes the apps' nginx configuration, by the proof that the daemon goes by.
nonisolated enum RenderingCheck {
  /// - Parameter makers: nil where nginx or Docker cannot be asked.
  static func findings(_ makers: [AppName: RenderingProof.Maker]?, mode: ProxyMode) -> [Finding] {
    if mode == .off { return [.skipped("rendering", "the setting proxy is off")] }
    guard let makers else { return [.skipped("rendering", "without Docker and nginx there is nothing to compare")] }
    let apps = makers.sorted { $0.key < $1.key }
    let native = apps.filter { $0.value == .native }.map(\.key.rawValue)
    var found: [Finding] = []
    if !native.isEmpty {
      found.append(.ok("rendered-natively", "rendered by dokku-event-listener: \(native.joined(separator: ", "))"))
    }
    for (app, maker) in apps {
      switch maker {
      case .native: break
      case .dokku(let reason) where mode == .dokku:
        found.append(.ok("rendered-by-dokku", "\(app) is left to dokku: \(reason)"))
      case .dokku(let reason):
        found.append(
          .advice(
            "rendered-by-dokku", "\(app) is left to dokku, which takes seconds; its nginx.conf: \(reason)",
            mend: "dokku proxy:build-config \(app)", "dokku-event-listener doctor"))
      case .refused(let reason):
        found.append(
          .fault(
            "rendering", "\(app) cannot be rendered: \(reason.without(app))",
            mend: "dokku-event-listener nginx:validate \(app)"))
      }
    }
    return found.isEmpty ? [.skipped("rendering", "no app has an nginx configuration")] : found
  }
}
