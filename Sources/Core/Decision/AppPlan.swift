// SPDX-License-Identifier: MIT

/// What should be true of one app, and what has to be written so that it is. A pure function of what is known.
package struct AppPlan: Hashable, Sendable {
  /// Every slot's container that exists, running or not.
  package let current: [ProcessSlot: Container]
  /// The slots that take connections now.
  package let listeners: [ProcessSlot: Listener]
  /// Sorted.
  package private(set) var fileChanges: [ListenerFileChange]

  package init(app: AppName, files: AppFiles, known: ContainerTable) {
    let current = files.currentContainers(of: app, among: known)
    var listeners: [ProcessSlot: Listener] = [:]
    for (slot, container) in current {
      guard let host = files.host(of: container, in: slot, among: known) else { continue }
      listeners[slot] = Listener(host, files.port(of: slot))
    }
    self.current = current
    self.listeners = listeners
    fileChanges = []
    fileChanges = addressChanges(app, files) + portChanges(app, files, known)
  }

  /// By process type, in the order in which Dokku lists the files of the slots: `web.10` before `web.2`. A static web listener stands for all of `web`, containers or not.
  package func listenersByType(_ settings: NetworkSettings) -> [ProcessType: [Listener]] {
    Self.byType(listeners, settings)
  }

  static func byType(
    _ listeners: [ProcessSlot: Listener], _ settings: NetworkSettings
  ) -> [ProcessType: [Listener]] {
    var result: [ProcessType: [Listener]] = [:]
    for (slot, listener) in listeners.sorted(by: { "\($0.key)" < "\($1.key)" }) {
      result[slot.type, default: []].append(listener)
    }
    if let fixed = settings.staticWebListener { result[.web] = [fixed] }
    return result
  }

  private func addressChanges(_ app: AppName, _ files: AppFiles) -> [ListenerFileChange] {
    Set(files.addressFiles.keys).union(listeners.keys).sorted().compactMap { slot in
      let wanted = listeners[slot].map(\.fileText)
      if files.addressFiles[slot] == wanted { return nil }
      return ListenerFileChange(app: app, kind: .address, slot: slot, content: wanted)
    }
  }

  private func portChanges(_ app: AppName, _ files: AppFiles, _ known: ContainerTable) -> [ListenerFileChange] {
    Set(files.portFiles.keys).union(listeners.keys).sorted().compactMap { slot in
      if current[slot] == nil, files.mayHold(slot, known) { return nil }
      let wanted = portText(slot, files)
      if files.portFiles[slot] == wanted { return nil }
      return ListenerFileChange(app: app, kind: .port, slot: slot, content: wanted)
    }
  }

  /// Dokku writes a port for `web` only. It outlives a stopped container, which will want it back.
  private func portText(_ slot: ProcessSlot, _ files: AppFiles) -> String? {
    guard current[slot] != nil else { return nil }
    if let present = files.portFiles[slot].flatMap({ Port($0.firstWord) }) { return "\(present)" }
    return slot.type == .web ? "\(files.defaultPort(of: slot))" : nil
  }
}

extension AppFiles {
  /// Nobody knows yet whether its container exists. The port on disk is the one that container was deployed with.
  fileprivate func mayHold(_ slot: ProcessSlot, _ known: ContainerTable) -> Bool {
    if isLabelMode { return !known.isComplete }
    return slots[slot].map { known[$0] == nil && known.mayExist($0) } ?? false
  }
}

extension Listener {
  /// As an `IP.*` file holds it: no brackets, no newline.
  fileprivate var fileText: String {
    switch host {
    case .address(let address): "\(address)"
    case .name(let name): name.rawValue
    }
  }
}

extension String {
  /// Dokku reads the first line that is not blank, trimmed; a hand-edited file may end in a newline.
  var firstWord: Substring {
    drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
  }
}
