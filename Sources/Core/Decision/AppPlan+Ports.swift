// SPDX-License-Identifier: MIT

extension AppPlan {
  /// - Parameter stable: the addresses by which nginx is to know the app's listeners; nil where it is told the containers'
  ///   own.
  package func route(
    _ forward: PortForward, _ files: AppFiles, among known: ContainerTable, through stable: [ProcessSlot: IPAddress]?
  ) -> PortRoute {
    PortRoute(
      forward, to: listeners(of: forward, files, among: known),
      stable: stable.map { listeners(of: forward, through: $0, files, among: known) })
  }

  /// Where the current containers that run take what arrives at a port. A static web listener is for the http side only.
  package func listeners(of forward: PortForward, _ files: AppFiles, among known: ContainerTable) -> [Listener] {
    let addresses = current.filter { $0.key.type == forward.processType }.values.compactMap { container in
      files.containerAddress(of: container, among: known)
    }
    return Set(addresses).sorted().map { Listener($0, forward.containerPort) }
  }
}
