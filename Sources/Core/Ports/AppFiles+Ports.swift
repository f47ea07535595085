// SPDX-License-Identifier: MIT

extension AppFiles {
  /// Only such apps have ports outside of http.
  var hasPorts: Bool { isDockerLocal && proxy.isNginx && !proxy.isDisabled }

  /// A `PORTS` file in the app's folder takes the place of the one in its image.
  package var takesPortsOfImage: Bool { hasPorts && !hasPortsFile }

  /// Whose image's `PORTS` file counts. Dokku deploys `web` before everything else, and its containers in their order.
  package func portsContainer(of app: AppName, among known: ContainerTable) -> Container? {
    let current = currentContainers(of: app, among: known)
    let first = current.keys.filter { $0.type == .web }.min() ?? current.keys.min()
    return first.flatMap { current[$0] }
  }

  /// All that the app asks for, whether it gets it or not; each port once.
  package func portForwards(inImage: [PortForward]) -> [PortForward] {
    hasPortsFile ? portForwards : Self.once(inImage + portForwards)
  }

  /// - Parameter inImage: nil while nobody knows. The app keeps the ports that it has then, but they lead nowhere.
  package func portDemand(of app: AppName, inImage: [PortForward]?) -> PortDemand {
    guard hasPorts else { return PortDemand() }
    let held = heldPorts(of: app)
    let forwards =
      if let inImage { portForwards(inImage: inImage) } else if hasPortsFile { portForwards } else {
        Self.once(portForwards + held.map { PortForward($0, to: $0.number) })
      }
    return PortDemand(forwards: forwards, httpPorts: proxy.httpPorts, held: Set(held))
  }

  private static func once(_ forwards: [PortForward]) -> [PortForward] {
    var seen: Set<PublicPort> = []
    return forwards.filter { seen.insert($0.publicPort).inserted }
  }

  /// A clone has a copy of the other app's.
  private func heldPorts(of app: AppName) -> [PublicPort] { streamFile?.app == app ? streamFile?.ports ?? [] : [] }
}
