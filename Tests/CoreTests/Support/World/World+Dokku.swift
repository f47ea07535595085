// SPDX-License-Identifier: MIT

import Core

extension World {
  /// An app with no container yet.
  mutating func createApp(_ app: AppName, _ files: AppFiles = AppFiles()) {
    apps[app] = files
    news.append(.appFoldersChanged)
  }

  mutating func removeApp(_ app: AppName) {
    apps[app] = nil
    nginx.files[app] = nil
    news.append(.appFoldersChanged)
  }

  mutating func edit(_ app: AppName, _ change: (inout AppFiles) -> Void) {
    guard var files = apps[app] else { return }
    change(&files)
    apps[app] = files
    news.append(.appFilesChanged([app]))
  }

  /// The container under deploy: running with its labels, and named by no file.
  mutating func startUpcoming(_ app: AppName, _ slot: ProcessSlot, _ id: ContainerID, policy: RestartPolicy? = nil) {
    guard let network = apps[app]?.network else { return }
    let mode = network.initialNetwork.map { NetworkMode.network($0.rawValue) } ?? .network("bridge")
    create(
      id, "\(app).\(slot).upcoming-\(id.short.prefix(4))", .deployed(app, slot), mode: mode,
      policy: policy ?? .onFailure(limit: 10))
    start(id)
  }

  /// Its checks have passed: CONTAINER, IP and PORT are overwritten, the files of a smaller deploy before this one stay.
  mutating func makeCurrent(_ app: AppName, _ slot: ProcessSlot, _ id: ContainerID, port: Int? = nil) {
    guard let files = apps[app], let container = containers[id] else { return }
    let known = ContainerTable([container])
    let text = slot.type == .web ? "\(port ?? 5000)" : nil
    deployedPorts[id] = text
    let address = files.host(of: container, in: slot, among: known)
    edit(app) {
      $0.slots[slot] = id
      $0.hasContainerFiles = true
      $0.deployed = true
      if case .address(let address) = address { $0.addressFiles[slot] = "\(address)" }
      $0.portFiles[slot] = text
    }
  }

  /// A whole deploy of one slot: the old container is renamed, killed and removed.
  mutating func deploy(
    _ app: AppName, _ slot: ProcessSlot, _ id: ContainerID, policy: RestartPolicy? = nil, port: Int? = nil
  ) {
    if apps[app] == nil { createApp(app) }
    let old = apps[app]?.slots[slot]
    startUpcoming(app, slot, id, policy: policy)
    makeCurrent(app, slot, id, port: port)
    if let old {
      rename(old, to: "\(app).\(slot).1700000000")
      stop(old)
      remove(old)
    }
    rename(id, to: "\(app).\(slot)")
  }

  /// `ps:scale` to fewer: the slot's files go together, its container is retired.
  mutating func scaleDown(_ app: AppName, _ slot: ProcessSlot) {
    guard let id = apps[app]?.slots[slot] else { return }
    edit(app) {
      $0.slots[slot] = nil
      $0.addressFiles[slot] = nil
      $0.portFiles[slot] = nil
    }
    rename(id, to: "\(app).\(slot).1700000000")
    stop(id)
    remove(id)
  }
}

extension DokkuLabels {
  static func deployed(_ app: AppName, _ slot: ProcessSlot) -> DokkuLabels {
    DokkuLabels(app: app, processType: slot.type, slot: slot, isDeployed: true)
  }
}
