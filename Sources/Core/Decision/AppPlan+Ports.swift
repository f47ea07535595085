// SPDX-License-Identifier: MIT

extension AppPlan {
  /// Where the current containers that run take what arrives at a port. A static web listener is for the http side only.
  package func listeners(of forward: PortForward, _ files: AppFiles, among known: ContainerTable) -> [Listener] {
    let addresses = current.filter { $0.key.type == forward.processType }.values.compactMap { container in
      files.containerAddress(of: container, among: known)
    }
    return Set(addresses).sorted().map { Listener($0, forward.containerPort) }
  }
}
