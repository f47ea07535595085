// SPDX-License-Identifier: MIT

/// What should be true of one app, and what has to be written so that it is. A pure function of what is known.
package struct AppPlan: Hashable, Sendable {
  /// Every slot's container that exists, running or not.
  package let current: [ProcessSlot: Container]
  /// The slots that take connections now.
  package let listeners: [ProcessSlot: Listener]
  /// Sorted.
  package let fileChanges: [ListenerFileChange]

  package init(app: AppName, files: AppFiles, known: ContainerTable) {
    let current = files.currentContainers(of: app, among: known)
    var listeners: [ProcessSlot: Listener] = [:]
    for (slot, container) in current {
      guard let host = files.host(of: container, in: slot, among: known) else { continue }
      listeners[slot] = Listener(host, files.port(of: slot))
    }
    self.current = current
    self.listeners = listeners
    fileChanges = Self.changes(app: app, files: files, current: current, listeners: listeners)
  }

  /// By process type, sorted by slot. A static web listener stands for all of `web`, containers or not.
  package func listenersByType(_ settings: NetworkSettings) -> [ProcessType: [Listener]] {
    var result: [ProcessType: [Listener]] = [:]
    for (slot, listener) in listeners.sorted(by: { $0.key < $1.key }) {
      result[slot.type, default: []].append(listener)
    }
    if let fixed = settings.staticWebListener { result[.web] = [fixed] }
    return result
  }

  private static func changes(
    app: AppName, files: AppFiles, current: [ProcessSlot: Container], listeners: [ProcessSlot: Listener]
  ) -> [ListenerFileChange] {
    var changes: [ListenerFileChange] = []
    for slot in Set(files.addressFiles.keys).union(listeners.keys) {
      let wanted = listeners[slot].map(\.fileText)
      if files.addressFiles[slot] != wanted {
        changes.append(ListenerFileChange(app: app, kind: .address, slot: slot, content: wanted))
      }
    }
    for slot in Set(files.portFiles.keys).union(listeners.keys) {
      let wanted = portText(slot, files: files, isCurrent: current[slot] != nil)
      if files.portFiles[slot] != wanted {
        changes.append(ListenerFileChange(app: app, kind: .port, slot: slot, content: wanted))
      }
    }
    return changes.sorted()
  }

  /// Dokku writes a port for `web` only. It outlives a stopped container, which will want it back.
  private static func portText(_ slot: ProcessSlot, files: AppFiles, isCurrent: Bool) -> String? {
    guard isCurrent else { return nil }
    if let present = files.portFiles[slot].flatMap({ Port($0.firstWord) }) { return "\(present)" }
    return slot.type == .web ? "\(files.defaultPort(of: slot))" : nil
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
