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
  ///   - ways: to which of them this host has none.
  init(
    app: AppName, files: AppFiles, known: ContainerTable, networks: [NetworkName: Network], ways: ContainerWays = .open
  ) {
    self.app = app
    let current = files.currentContainers(of: app, among: known).sorted { $0.key < $1.key }
    let places = AppPlan(app: app, files: files, known: known).places(files, among: known)
    memberships = current.flatMap { slot, container in
      let attached = container.endpoints.map(\.network)
      let wanted = files.network.attached + [files.network.initialNetwork ?? .bridge]
      return Set(attached + wanted).sorted().compactMap { network in
        let place = places[slot].flatMap { $0.network == network ? $0 : nil }
        return Membership(
          app, slot, container, network, files.network, networks,
          unreachable: place.flatMap { ways.unreachableReason($0) })
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
