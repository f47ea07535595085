// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Host

extension CommandRun {
  private var listenerFiles: ListenerFileStore { ListenerFileStore(root: places.dokkuRoot) }

  /// `network-write-ipaddr APP PT N IP`. No address leaves no file behind that would be read as one.
  func writeAddress(_ text: String, _ words: [String]) throws {
    let (app, slot) = try Self.slot(words)
    guard text.isEmpty || IPAddress(text) != nil || HostName(text) != nil else {
      throw CommandFailed("Invalid address: \(text)")
    }
    try listenerFiles.carryOut(
      ListenerFileChange(app: app, kind: .address, slot: slot, content: text.isEmpty ? nil : text))
  }

  /// `network-write-port APP PT N PORT`
  func writePort(_ text: String, _ words: [String]) throws {
    let (app, slot) = try Self.slot(words)
    guard !text.isEmpty else { return }
    guard let port = Port(text) else { throw CommandFailed("Invalid port: \(text)") }
    try listenerFiles.carryOut(ListenerFileChange(app: app, kind: .port, slot: slot, content: "\(port)"))
  }

  /// The new app of a clone or a rename owns copies of the old one's listener files, which are not its own.
  func copySettings(from old: String, to new: String) throws {
    let (old, new) = (try AppName(trigger: old), try AppName(trigger: new))
    try listenerFiles.removeAll(of: new)
    try properties.copyAll(from: .app(old), to: .app(new))
  }

  /// `network-build-config`: brings an app's listener files to what its containers are, as the daemon does it.
  func buildConfig(_ app: AppName) throws {
    guard let files = try files(of: app), files.isRoutedHere else { return end() }
    ask(.containers, or: "Unable to list containers") { [self] list in
      let plan = AppPlan(app: app, files: files, known: ContainerTable(list.entries))
      for change in plan.fileChanges { try listenerFiles.carryOut(change) }
      end()
    }
  }

  private static func slot(_ words: [String]) throws(CommandFailed) -> (AppName, ProcessSlot) {
    guard words.count >= 3, let slot = ProcessSlot("\(words[1]).\(words[2])") else {
      throw CommandFailed("Invalid process: \(words.dropFirst().prefix(2).joined(separator: "."))")
    }
    return (try AppName(trigger: words[0]), slot)
  }
}

extension AppFiles {
  /// Where Dokku leaves an app's listener files alone, nobody else touches them either.
  fileprivate nonisolated var isRoutedHere: Bool {
    (deployed ?? hasContainerFiles) && isDockerLocal && network.staticWebListener == nil && !scale.isEmpty
  }
}
