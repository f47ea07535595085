// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// Which networks an app's current containers are on, beside those that its properties want.
nonisolated struct RunningNetworks: Hashable, Sendable {
  let app: AppName
  /// Sorted by slot, then by network.
  let memberships: [Membership]

  /// - Parameters:
  ///   - known: the app's containers, inspected.
  ///   - networks: those that there are; nil where nobody could tell.
  init(app: AppName, files: AppFiles, known: ContainerTable, networks: [NetworkName: Network]) {
    self.app = app
    let current = files.currentContainers(of: app, among: known).sorted { $0.key < $1.key }
    memberships = current.flatMap { slot, container in
      let attached = container.endpoints.map(\.network)
      let wanted = files.network.attached + [files.network.initialNetwork ?? .bridge]
      return Set(attached + wanted).sorted().compactMap { network in
        Membership(app, slot, container, network, files.network, networks)
      }
    }
  }

  var title: String { "\(app) running network information" }

  var text: String {
    let width = memberships.map(\.label.utf8.count).max() ?? 0
    return memberships.map { "       \("\($0.label):".padded(to: width + 2))\($0.text)\n" }.joined()
  }

  var json: String {
    let list = JSONText.list(memberships.map(\.json))
    return JSONText.object([("App", .text(app.rawValue)), ("Networks", list)]).spelledForHTML + "\n"
  }
}
