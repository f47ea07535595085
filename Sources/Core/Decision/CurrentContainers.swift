// SPDX-License-Identifier: MIT

extension AppFiles {
  /// Which container holds each slot, out of those that exist. `CONTAINER.*` decides; the container's own label must
  /// agree, because cloning and renaming an app copies these files.
  package func currentContainers(of app: AppName, among known: ContainerTable) -> [ProcessSlot: Container] {
    if isLabelMode { return labelled(app, among: known) }
    return slots.compactMapValues { id in
      known[id].flatMap { $0.labels.app == app ? $0 : nil }
    }
  }

  /// No `CONTAINER.*` file and never deployed by Dokku: the labels decide.
  package var isLabelMode: Bool { !hasContainerFiles && slots.isEmpty && deployed != true }

  private func labelled(_ app: AppName, among known: ContainerTable) -> [ProcessSlot: Container] {
    var chosen: [ProcessSlot: Container] = [:]
    for container in known.containers(of: app) where container.labels.isDeployed {
      guard let slot = container.labels.slot, !container.isUncheckedOrRetired(of: app, in: slot) else { continue }
      if let other = chosen[slot], other.outranks(container) { continue }
      chosen[slot] = container
    }
    return chosen
  }
}

extension Container {
  /// Dokku's names for a container under deploy, `APP.web.1.upcoming-N`, and a replaced one, `APP.web.1.EPOCH`.
  fileprivate func isUncheckedOrRetired(of app: AppName, in slot: ProcessSlot) -> Bool {
    name.hasPrefix("\(app).\(slot).")
  }

  fileprivate func outranks(_ other: Container) -> Bool {
    if (state == .running) != (other.state == .running) { return state == .running }
    return id < other.id
  }
}
