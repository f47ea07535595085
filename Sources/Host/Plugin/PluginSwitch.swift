// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// Puts a plugin in the place of Dokku's own of that name, and Dokku's own back. Each step can be cut short and done
/// again; Dokku sees the one plugin or the other at any time.
package nonisolated struct PluginSwitch: Sendable {
  private let contents: PluginContents
  private let paths: PluginPaths

  /// - Parameter library: `DOKKU_LIB_ROOT`
  package init(_ contents: PluginContents, library: String) {
    self.contents = contents
    paths = PluginPaths(library: library, name: contents.name)
  }

  /// False where it was in place already, just so.
  @discardableResult
  package func enable() throws -> Bool {
    guard access(paths.availableFolder, F_OK) == 0 else { throw PluginRefused.noPlugins(paths.availableFolder) }
    try checkProgram()
    let isOurs = try isOurs()
    let kept = isOurs ? try record() : paths.links.map { SymbolicLink.target($0) }
    let isNew = try !isOurs || !PluginTree(paths.available).holds(contents)
    if isNew { try place(kept, over: isOurs) }
    let wasLinked = SymbolicLink.target(paths.enabled) == paths.available
    try SymbolicLink.put(paths.enabled, to: paths.available)
    let wasCore = try unlinkCore()
    return isNew || !wasLinked || wasCore
  }

  /// False where Dokku's own was in place already.
  @discardableResult
  package func disable() throws -> Bool {
    guard try isOurs() else { return false }
    guard access(paths.coreAvailable, F_OK) == 0 else { throw PluginRefused.noCore(paths.coreAvailable) }
    let kept = try record()
    // The record is in the folder, which goes last.
    for (path, target) in zip(paths.links, kept).dropFirst() {
      if let target { try SymbolicLink.put(path, to: target) } else { unlink(path) }
    }
    let temporary = TemporaryName.path(for: paths.available, number: 0)
    try PluginTree(temporary).remove()
    try SymbolicLink.make(temporary, to: kept[0] ?? paths.coreAvailable)
    try exchange(temporary)
    try PluginTree(temporary).remove()
    return true
  }

  /// A folder of ours is in the place; nothing or a link is not. Anything else is in the way.
  private func isOurs() throws(PluginRefused) -> Bool {
    var status = stat()
    guard lstat(paths.available, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else { return false }
    guard PluginTree(paths.available).text(LinkRecord.name) != nil else {
      throw PluginRefused.notOurs(paths.available)
    }
    return true
  }

  private func record() throws(PluginRefused) -> [String?] {
    let text = PluginTree(paths.available).text(LinkRecord.name) ?? ""
    guard let targets = LinkRecord.targets(text, count: paths.links.count) else {
      throw PluginRefused.notOurs(paths.available)
    }
    return targets
  }

  private func checkProgram() throws {
    var status = stat()
    try checked("stat \(contents.program)") { stat(contents.program, &status) }
    guard status.st_mode & 0o005 == 0o005 else { throw PluginRefused.notForEverybody(contents.program) }
  }

  private func place(_ kept: [String?], over isThere: Bool) throws {
    let temporary = TemporaryName.path(for: paths.available, number: 0)
    let tree = PluginTree(temporary)
    try tree.remove()
    try tree.make(contents, record: LinkRecord.text(kept))
    if access(paths.available, F_OK) == 0 || SymbolicLink.target(paths.available) != nil {
      try exchange(temporary)
      try tree.remove()
    } else {
      try checked("rename \(paths.available)") { rename(temporary, paths.available) }
    }
  }

  private func exchange(_ temporary: String) throws(SystemCallFailed) {
    try checked("exchange \(paths.available)") { linux_exchange(temporary, paths.available) }
  }

  /// Else each upgrade of Dokku runs the core plugin's `install` beside ours.
  private func unlinkCore() throws(SystemCallFailed) -> Bool {
    if unlink(paths.coreEnabled) == 0 { return true }
    let code = errno
    if code != ENOENT, code != ENOTDIR { throw SystemCallFailed(call: "unlink \(paths.coreEnabled)", code: code) }
    return false
  }
}
