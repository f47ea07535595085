// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// A container seen from one of its networks.
nonisolated struct AttachedContainer: Hashable, Sendable {
  let container: Container
  let endpoint: Endpoint

  init?(_ container: Container, on network: NetworkName) {
    guard let endpoint = container.endpoint(on: network) else { return nil }
    self.container = container
    self.endpoint = endpoint
  }

  var addresses: [IPAddress] { [endpoint.address, endpoint.ipv6Address].compactMap { $0 } }

  private var labels: DokkuLabels { container.labels }
  private var process: String { labels.slot.map { "\($0)" } ?? labels.processType?.rawValue ?? "" }

  /// `blog.web.1 (0123456789ab) app blog, process web.1, 172.18.0.2, aliases blog.web`
  var text: String {
    let parts = [
      labels.app.map { "app \($0)" }, process.isEmpty ? nil : "process \(process)",
      addresses.isEmpty ? "no address" : addresses.map { "\($0)" }.joined(separator: " "),
      endpoint.aliases.isEmpty ? nil : "aliases \(endpoint.aliases.joined(separator: " "))",
    ]
    return "\(container.name) (\(container.id.short)) \(parts.compactMap { $0 }.joined(separator: ", "))"
  }

  var json: JSONText {
    .object([
      ("ID", .text(container.id.short)), ("Name", .text(container.name)), ("App", .text(labels.app?.rawValue ?? "")),
      ("Process", .text(process)), ("Addresses", .texts(addresses.map { "\($0)" })),
      ("Aliases", .texts(endpoint.aliases)),
    ])
  }
}

extension AttachedContainer: Comparable {
  /// By slot where there is one, so that `web.10` follows `web.2`.
  static func < (left: Self, right: Self) -> Bool {
    let apps = (left.labels.app?.rawValue ?? "", right.labels.app?.rawValue ?? "")
    if apps.0 != apps.1 { return apps.0 < apps.1 }
    if let a = left.labels.slot, let b = right.labels.slot, a != b { return a < b }
    return left.container.name < right.container.name
  }
}
