// SPDX-License-Identifier: MIT

/// The labels that Dokku puts on a container, read once; a label that breaks Dokku's own rule counts as absent.
package struct DokkuLabels: Hashable, Sendable {
  /// `com.dokku.app-name`
  package var app: AppName?
  /// `com.dokku.process-type`; `run` containers can carry it too.
  package var processType: ProcessType?
  /// `com.dokku.dyno`, deployed containers only.
  package var slot: ProcessSlot?
  /// `com.dokku.container-type` is `deploy`.
  package var isDeployed: Bool

  package init(app: AppName? = nil, processType: ProcessType? = nil, slot: ProcessSlot? = nil, isDeployed: Bool = false)
  {
    self.app = app
    self.processType = processType
    self.slot = slot
    self.isDeployed = isDeployed
  }

  package init(_ labels: [String: String]) {
    self.init(
      app: labels["com.dokku.app-name"].flatMap { AppName($0) },
      processType: labels["com.dokku.process-type"].flatMap { ProcessType($0) },
      slot: labels["com.dokku.dyno"].flatMap { ProcessSlot($0) },
      isDeployed: labels["com.dokku.container-type"] == "deploy")
  }
}
