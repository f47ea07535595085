// SPDX-License-Identifier: MIT

import Core
import DokkuFiles
import Glibc

/// Collects the bytes of apps and of global properties: each folder is listed at most once.
nonisolated struct RawReader {
  private static let smallFile = 64 * 1024
  private static let environmentFile = 1024 * 1024

  private let folders: HostFolders

  init(_ folders: HostFolders) { self.folders = folders }

  func globals() throws(UnreadableFile) -> RawGlobals {
    var folder = RawFolder(path: folders.root.path)
    folder.files["VHOST"] = try read("VHOST", in: folders.root, limit: Self.smallFile)
    return RawGlobals(properties: try properties(of: "--global"), folder: folder)
  }

  /// Nil where the app has no folder.
  func app(_ name: AppName) throws(UnreadableFile) -> RawApp? {
    guard let folder = try folders.root.folder(name.rawValue) else { return nil }
    var hasTLS = false
    let files = try listed(folder) { entry in
      if entry == "tls" { hasTLS = true }
      return Self.isRead(entry)
    }
    let hasCertificate = hasTLS ? try self.hasCertificate(folder) : false
    return RawApp(
      folder: files,
      environment: try environment(of: name),
      properties: try properties(of: name.rawValue),
      hasCertificate: hasCertificate,
      certificate: hasCertificate && files.files["VHOST"] == nil
        ? try read("tls/server.crt", in: folder, limit: Self.smallFile) : nil,
      hasTemplate: try hasTemplate(name),
      isDeploying: DeployLock.isHeld(for: name, in: folders.locks))
  }

  /// The names that an app's folder, which is a bare git repository too, is read for.
  private static func isRead(_ name: String) -> Bool {
    name == "VHOST" || name == "PORTS" || name == StreamFileHead.fileName || name == "CONTAINER"
      || ["CONTAINER.", "IP.", "PORT."].contains { name.hasPrefix($0) }
  }

  private func hasCertificate(_ folder: Folder) throws(UnreadableFile) -> Bool {
    guard try exists("tls/server.crt", in: folder) else { return false }
    return try exists("tls/server.key", in: folder)
  }

  private func hasTemplate(_ name: AppName) throws(UnreadableFile) -> Bool {
    guard let templates = folders.templates else { return false }
    return try exists("app-\(name)/nginx.conf.sigil", in: templates)
  }

  private func environment(of name: AppName) throws(UnreadableFile) -> RawFolder {
    var result = RawFolder(path: "\(folders.libraryPath)/config/\(name)")
    if let config = folders.config {
      result.files["ENV"] = try read("\(name)/ENV", in: config, limit: Self.environmentFile)
    }
    return result
  }

  private func properties(of owner: String) throws(UnreadableFile) -> [PropertyPlugin: RawFolder] {
    var result: [PropertyPlugin: RawFolder] = [:]
    for (plugin, folder) in folders.plugins {
      result[plugin] = try properties(of: owner, plugin, in: folder)
    }
    return result
  }

  /// Listing a folder takes four calls, asking for a file that is not there one: what is known is asked for by name.
  private func properties(
    of owner: String, _ plugin: PropertyPlugin, in parent: Folder
  ) throws(UnreadableFile) -> RawFolder? {
    guard let wanted = plugin.wanted else {
      guard let folder = try parent.folder(owner) else { return nil }
      return try listed(folder) { !$0.hasPrefix(".") }
    }
    var result = RawFolder(path: parent.path(of: owner))
    for name in wanted {
      result.files[name] = try read(owner + "/" + name, in: parent, limit: Self.smallFile)
    }
    return result
  }

  private func listed(_ folder: Folder, _ isWanted: (String) -> Bool) throws(UnreadableFile) -> RawFolder {
    var names: [String] = []
    try folder.forEachEntry { entry, _ in
      let name = String(cString: entry)
      if isWanted(name) { names.append(name) }
    }
    var result = RawFolder(path: folder.path)
    for name in names {
      result.files[name] = try read(name, in: folder, limit: Self.smallFile)
    }
    return result
  }

  private func read(_ name: String, in folder: Folder, limit: Int) throws(UnreadableFile) -> RawFile? {
    do throws(SystemCallFailed) {
      return try RegularFile.read(name, in: folder.descriptor, limit: limit)
    } catch {
      throw UnreadableFile(path: folder.path(of: name), cause: error)
    }
  }

  private func exists(_ name: String, in folder: Folder) throws(UnreadableFile) -> Bool {
    do throws(SystemCallFailed) {
      return try RegularFile.exists(name, in: folder.descriptor)
    } catch {
      throw UnreadableFile(path: folder.path(of: name), cause: error)
    }
  }
}
