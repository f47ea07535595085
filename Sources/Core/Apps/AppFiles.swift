// SPDX-License-Identifier: MIT

/// Everything that a Dokku host's files say of one app, read in one go.
package struct AppFiles: Hashable, Sendable {
  /// `CONTAINER.<type>.<n>`: which container holds which slot. Empty in label mode.
  package var slots: [ProcessSlot: ContainerID]
  /// There is some `CONTAINER` file, even one that makes no sense or is just being written: not label mode.
  package var hasContainerFiles: Bool
  /// Slots whose `CONTAINER` file is empty: Dokku writes it in place, and a full disk leaves it so.
  package var unwrittenSlots: Set<ProcessSlot> = []
  /// `IP.<type>.<n>` as on disk, exactly: one that does not parse is still there to be replaced.
  package var addressFiles: [ProcessSlot: String]
  /// `PORT.<type>.<n>` as on disk, exactly.
  package var portFiles: [ProcessSlot: String]
  /// Property `ps/APP/scale`.
  package var scale: [ProcessType: Int]
  /// Property `common/APP/deployed`; nil where it was never set.
  package var deployed: Bool?
  /// Property `scheduler/APP/selected` is `docker-local`, the default.
  package var isDockerLocal: Bool
  /// Somebody holds the deploy lock.
  package var isDeploying: Bool
  package var network: NetworkSettings
  package var proxy: ProxySettings
  /// Ports outside of http, from `PORTS` and the port map; each port once.
  package var portForwards: [PortForward]
  /// There is a `PORTS`, whatever it says.
  package var hasPortsFile: Bool
  /// There is a `nginx.stream.conf`.
  package var hasStreamFile: Bool
  /// What it says of itself; nil where it is not ours.
  package var streamFile: StreamFileHead?
  /// What was skipped while reading, each with file and reason; one line apiece.
  package var complaints: [String]

  package init(
    slots: [ProcessSlot: ContainerID] = [:], addressFiles: [ProcessSlot: String] = [:],
    portFiles: [ProcessSlot: String] = [:], scale: [ProcessType: Int] = [:], deployed: Bool? = nil,
    isDockerLocal: Bool = true, isDeploying: Bool = false, network: NetworkSettings = NetworkSettings(),
    proxy: ProxySettings = ProxySettings(), portForwards: [PortForward] = [], hasPortsFile: Bool = false,
    hasStreamFile: Bool = false, streamFile: StreamFileHead? = nil, complaints: [String] = []
  ) {
    self.slots = slots
    hasContainerFiles = !slots.isEmpty
    self.addressFiles = addressFiles
    self.portFiles = portFiles
    self.scale = scale
    self.deployed = deployed
    self.isDockerLocal = isDockerLocal
    self.isDeploying = isDeploying
    self.network = network
    self.proxy = proxy
    self.portForwards = portForwards
    self.hasPortsFile = hasPortsFile
    self.hasStreamFile = hasStreamFile
    self.streamFile = streamFile
    self.complaints = complaints
  }

  /// With what was known before of slots whose file says nothing.
  func completed(by former: AppFiles?) -> AppFiles {
    guard let former, !unwrittenSlots.isEmpty else { return self }
    var files = self
    for slot in unwrittenSlots { files.slots[slot] = former.slots[slot] }
    return files
  }
}
