// SPDX-License-Identifier: MIT
import Core

/// Networks that apps want and that there are not.
nonisolated enum NetworkCheck {
  /// - Parameters:
  ///   - apps: nil where they cannot be read.
  ///   - present: those of the engine; nil where it does not say.
  ///   - program: who makes one, `dokku` where it is there.
  static func findings(
    _ apps: [AppName: AppFiles]?, present: Set<NetworkName>?, program: String
  ) -> [Finding] {
    guard let apps else { return [.skipped("networks", "the apps cannot be read")] }
    guard let present else { return [.skipped("networks", "Docker does not answer")] }
    var wanted: [NetworkName: Set<AppName>] = [:]
    for (app, files) in apps where files.isDockerLocal {
      let network = files.network
      for name in network.attached + [network.initialNetwork].compactMap({ $0 }) {
        wanted[name, default: []].insert(app)
      }
    }
    let missing = wanted.filter { !present.contains($0.key) }.sorted { $0.key < $1.key }
    guard missing.isEmpty else {
      return missing.map { network, apps in
        let names = apps.sorted().map(\.rawValue)
        return .fault(
          "network-missing",
          "network \(network), which \(names.joined(separator: ", ")) \(names.count == 1 ? "wants" : "want"), "
            + "does not exist", mend: "\(program) network:create \(network)")
      }
    }
    return [.ok("networks", summary(of: wanted.keys.sorted()))]
  }

  private static func summary(of wanted: [NetworkName]) -> String {
    switch wanted.count {
    case 0: "no app wants a network of its own"
    case 1: "network \(wanted[0]), the only one that apps want, is there"
    case let count: "all \(count) networks that apps want are there"
    }
  }
}
