// SPDX-License-Identifier: MIT

extension AppFiles {
  /// Where a container of this app takes connections, or nil when that can't be said for certain. The order is that of
  /// Dokku's `network-get-ipaddr`; a container that has neither the initial network nor the bridge is reached over the
  /// network it was created on, else over the first by name.
  package func host(of container: Container, in slot: ProcessSlot, among known: ContainerTable) -> Listener.Host? {
    guard container.state == .running else { return nil }
    if slot.type == .web, let fixed = network.staticWebListener { return fixed.host }
    return containerAddress(of: container, among: known).map { .address($0) }
  }

  /// The container's own, whatever listeners are set; nil where it does not run.
  func containerAddress(of container: Container, among known: ContainerTable) -> IPAddress? {
    guard container.state == .running else { return nil }
    return address(of: container, among: known, depth: 0)
  }

  private func address(of container: Container, among known: ContainerTable, depth: Int) -> IPAddress? {
    switch container.networkMode {
    case .host:
      return .loopback
    case .none:
      // It may have been attached to a network since.
      return anyAddress(of: container, createdOn: nil)
    case .container(let other):
      // Docker refuses chains; a bound is cheaper than trusting that.
      guard depth < 2, let other = known[other], other.state == .running else { return nil }
      return address(of: other, among: known, depth: depth + 1)
    case .network(let name):
      return anyAddress(of: container, createdOn: name)
    }
  }

  private func anyAddress(of container: Container, createdOn name: String?) -> IPAddress? {
    let preferred = container.endpoint(on: network.initialNetwork ?? .bridge)
    let created = container.endpoints.first { $0.network.rawValue == name || $0.networkID?.rawValue == name }
    let inOrder = [preferred, created].compactMap { $0 } + container.endpoints
    return inOrder.lazy.compactMap(\.address).first ?? inOrder.lazy.compactMap(\.ipv6Address).first
  }

  /// `PORT.<type>.<n>` if it says something, else what Dokku would have written.
  package func port(of slot: ProcessSlot) -> Port {
    if slot.type == .web, let fixed = network.staticWebListener { return fixed.port }
    return portFiles[slot].flatMap { Port($0.firstWord) } ?? defaultPort(of: slot)
  }

  /// The container port of the first port mapping that is not UDP, which is also the container's `PORT` variable; for
  /// other process types than `web` Dokku's consumers assume 5000.
  package func defaultPort(of slot: ProcessSlot) -> Port {
    guard slot.type == .web else { return .dokkuDefault }
    return proxy.portMap.first { $0.scheme != "udp" }?.containerPort ?? .dokkuDefault
  }
}
