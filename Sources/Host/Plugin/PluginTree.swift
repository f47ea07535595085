// SPDX-License-Identifier: MIT
import Glibc

/// A plugin's folder on disk, at most two levels deep.
nonisolated struct PluginTree: Sendable {
  private static let limit = 64 * 1024
  let path: String

  init(_ path: String) { self.path = path }

  /// A file's text; nil where there is none.
  func text(_ name: String) -> String? {
    guard case .bytes(let bytes)? = try? RegularFile.read("\(path)/\(name)", limit: Self.limit) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it is just so: no link too few or too many, none that leads elsewhere.
  func holds(_ contents: PluginContents) throws(UnreadableFile) -> Bool {
    guard text(contents.descriptionFile) == contents.description else { return false }
    guard contents.links.allSatisfy({ SymbolicLink.target("\(path)/\($0)") == contents.program }) else { return false }
    let links = try files().filter { $0 != contents.descriptionFile && $0 != LinkRecord.name }
    return Set(links) == Set(contents.links)
  }

  func make(_ contents: PluginContents, record: String) throws(SystemCallFailed) {
    try OwnedFolder.make(path)
    for folder in Set(contents.links.compactMap(Self.folder(of:))).sorted() {
      try OwnedFolder.make("\(path)/\(folder)")
    }
    for link in contents.links { try SymbolicLink.make("\(path)/\(link)", to: contents.program) }
    for (name, text) in [(contents.descriptionFile, contents.description), (LinkRecord.name, record)] {
      try WholeFile.write(FileWrite(path: "\(path)/\(name)", bytes: Array(text.utf8), mode: 0o644))
    }
  }

  /// Nothing that is there stays; links are taken away, not followed.
  func remove() throws {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in try files() { try checked("unlink \(path)/\(name)") { unlink("\(path)/\(name)") } }
    for folder in try names(in: path) { try checked("rmdir \(path)/\(folder)") { rmdir("\(path)/\(folder)") } }
    try checked("rmdir \(path)") { rmdir(path) }
  }

  /// All that are no folders, relative to it.
  private func files() throws(UnreadableFile) -> [String] {
    var files: [String] = []
    for name in try names(in: path) {
      if SymbolicLink.target("\(path)/\(name)") == nil, let inner = try Folder.openFolder("\(path)/\(name)") {
        files += try inner.names().map { "\(name)/\($0)" }
      } else {
        files.append(name)
      }
    }
    return files
  }

  private func names(in path: String) throws(UnreadableFile) -> [String] {
    try Folder.open(path)?.names() ?? []
  }

  private static func folder(of link: String) -> String? {
    link.firstIndex(of: "/").map { String(link[..<$0]) }
  }
}

extension Folder {
  /// Nil for nothing and for a file.
  fileprivate nonisolated static func openFolder(_ path: String) throws(UnreadableFile) -> Folder? {
    do throws(UnreadableFile) {
      return try open(path)
    } catch {
      if error.cause.code == ENOTDIR { return nil }
      throw error
    }
  }

  fileprivate nonisolated func names() throws(UnreadableFile) -> [String] {
    var names: [String] = []
    try forEachEntry { entry, _ in names.append(String(cString: entry)) }
    return names.sorted()
  }
}
