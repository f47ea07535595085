// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Glibc

/// One plugin's properties as Dokku keeps them: `DOKKU_LIB_ROOT/config/PLUGIN/OWNER/PROPERTY`, folders 0755, files 0600,
/// all of it belonging to whoever owns the folder above. Synchronous, for commands: the daemon only reads.
package nonisolated struct PropertyStore: Sendable {
  private static let limit = 64 * 1024
  private let config: String
  private let plugin: PropertyPlugin

  package init(library: String, plugin: PropertyPlugin) {
    config = "\(library)/config"
    self.plugin = plugin
  }

  /// Empty where it is not set.
  package func value(_ name: String, of owner: PropertyOwner) throws(UnreadableFile) -> String {
    let path = path(of: name, owner)
    do throws(SystemCallFailed) {
      guard case .bytes(let bytes)? = try RegularFile.read(path, limit: Self.limit) else { return "" }
      return String(decoding: PropertyFile.scalar(bytes), as: UTF8.self)
    } catch {
      throw UnreadableFile(path: path, cause: error)
    }
  }

  /// Whoever reads meanwhile sees the old value or the new one whole; an empty value is no value. A failure leaves the
  /// old one.
  package func set(_ name: String, of owner: PropertyOwner, to value: String) throws(SystemCallFailed) {
    if value.isEmpty { return try remove(path(of: name, owner)) }
    try makeFolders(for: owner)
    try WholeFile.write(
      FileWrite(path: path(of: name, owner), bytes: PropertyFile.encodeScalar(value), mode: 0o600))
  }

  /// The folder that all owners' folders are in.
  package func makeFolder() throws(SystemCallFailed) {
    try OwnedFolder.make(config)
    try OwnedFolder.make("\(config)/\(plugin.rawValue)")
  }

  /// Takes all of an owner's properties away; none is fine.
  package func removeAll(of owner: PropertyOwner) throws(SystemCallFailed) {
    let folder = folder(of: owner)
    for name in names(of: owner) { try remove("\(folder)/\(name)") }
    guard rmdir(folder) == -1 else { return }
    let code = errno
    if code != ENOENT { throw SystemCallFailed(call: "rmdir \(folder)", code: code) }
  }

  /// Gives one owner what another one has, and nothing else.
  package func copyAll(from old: PropertyOwner, to new: PropertyOwner) throws {
    try removeAll(of: new)
    for name in names(of: old).sorted() { try set(name, of: new, to: value(name, of: old)) }
  }

  private func makeFolders(for owner: PropertyOwner) throws(SystemCallFailed) {
    try makeFolder()
    try OwnedFolder.make(folder(of: owner))
  }

  private func folder(of owner: PropertyOwner) -> String { "\(config)/\(plugin.rawValue)/\(owner.folderName)" }

  private func path(of name: String, _ owner: PropertyOwner) -> String { "\(folder(of: owner))/\(name)" }

  private func names(of owner: PropertyOwner) -> [String] {
    var names: [String] = []
    let opened = try? Folder.open(folder(of: owner))
    try? opened?.forEachEntry { entry, _ in names.append(String(cString: entry)) }
    return names
  }

  private func remove(_ path: String) throws(SystemCallFailed) {
    guard unlink(path) == -1 else { return }
    let code = errno
    if code != ENOENT, code != ENOTDIR { throw SystemCallFailed(call: "unlink \(path)", code: code) }
  }
}
