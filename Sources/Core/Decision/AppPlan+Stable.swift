// SPDX-License-Identifier: MIT

extension AppPlan {
  /// The slots that nginx can reach at an address of their own, whether a container serves there now or not. What the
  /// host's own network stack serves, and what has an IPv6 address only, it cannot.
  package func stableSlots(_ files: AppFiles, among known: ContainerTable) -> Set<ProcessSlot> {
    let slots = files.isLabelMode ? Set(current.keys) : Set(files.slots.keys)
    return slots.filter { slot in
      guard let container = current[slot], container.networkMode != .host else { return current[slot] == nil }
      guard let address = files.containerAddress(of: container, among: known) else { return true }
      return address.canBeLedTo
    }
  }

  /// Where the containers are that serve.
  func containerAddresses(_ files: AppFiles, among known: ContainerTable) -> [ProcessSlot: IPAddress] {
    current.compactMapValues { files.containerAddress(of: $0, among: known) }.filter(\.value.canBeLedTo)
  }

  /// As `listenersByType`, with these addresses for these slots.
  package func listenersByType(
    through stable: [ProcessSlot: IPAddress], _ files: AppFiles
  ) -> [ProcessType: [Listener]] {
    var all = listeners
    for (slot, address) in stable { all[slot] = Listener(address, files.port(of: slot)) }
    return Self.byType(all, files.network)
  }

  /// As `listeners(of:)`, with these addresses for these slots.
  func listeners(
    of forward: PortForward, through stable: [ProcessSlot: IPAddress], _ files: AppFiles, among known: ContainerTable
  ) -> [Listener] {
    var addresses = containerAddresses(files, among: known)
    addresses.merge(stable) { $1 }
    let ofType = addresses.filter { $0.key.type == forward.processType }.values
    return Set(ofType).sorted().map { Listener($0, forward.containerPort) }
  }
}

extension IPAddress {
  /// The kernel's map is one of IPv4, and the host's own address is everybody's.
  fileprivate var canBeLedTo: Bool { isV4 && self != .loopback }
}
