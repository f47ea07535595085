// SPDX-License-Identifier: MIT

import Core
import DokkuFiles

/// Reads apps from a Dokku host's disk.
///
/// Synchronous on purpose: these are small files in the page cache, a thousand apps take less than a tenth of a second,
/// and one look is at one moment as nearly as can be.
package final class AppReader {
  private let root: String
  private let library: String
  private let wanted: Set<AppName>?

  /// - Parameters:
  ///   - root: `DOKKU_ROOT`; may be a symbolic link.
  ///   - library: `DOKKU_LIB_ROOT`; it and the folders in it may be symbolic links.
  ///   - wanted: the only apps to be read; nil for all.
  package init(root: String, library: String, only wanted: Set<AppName>? = nil) {
    self.root = root
    self.library = library
    self.wanted = wanted
  }

  /// Every app. Fails where the list of apps or a global property cannot be read.
  package func readAll() throws(UnreadableFile) -> HostFiles {
    let folders = try HostFolders(root: root, library: library)
    let listed = try AppFolders(in: folders.root)
    let globals = try RawReader(folders).globals()
    let names = listed.names.filter { wanted?.contains($0) ?? true }
    var apps = read(names, folders, globals)
    for name in names where apps[name] == .gone { apps[name] = nil }
    return HostFiles(apps: apps, complaints: wanted == nil ? listed.refused + globals.complaints : [])
  }

  /// Some apps, each in the result; one without a folder is gone, and so is one that is not wanted. Fails as `readAll()` does.
  package func read(_ names: some Sequence<AppName>) throws(UnreadableFile) -> [AppName: AppReading] {
    let folders = try HostFolders(root: root, library: library)
    let (asked, others) = (
      names.filter { wanted?.contains($0) ?? true }, names.filter { wanted?.contains($0) == false }
    )
    let readings = read(asked, folders, try RawReader(folders).globals())
    return readings.merging(others.map { ($0, .gone) }) { read, _ in read }
  }

  private func read(
    _ names: some Sequence<AppName>, _ folders: HostFolders, _ globals: RawGlobals
  ) -> [AppName: AppReading] {
    let reader = RawReader(folders)
    var readings: [AppName: AppReading] = [:]
    for name in names {
      do throws(UnreadableFile) {
        readings[name] = try reader.app(name).map { .files(AppFiles(raw: $0, globals: globals)) } ?? .gone
      } catch {
        readings[name] = .unreadable("\(error)")
      }
    }
    return readings
  }
}
