// SPDX-License-Identifier: MIT

import Core

extension Executor {
  /// Without a watch, changed files are noticed at the next event or resync.
  func watchFiles() {
    do {
      watcher = try FileWatcher(root: settings.dokkuRoot) { [weak self] in self?.take($0) }
      files.onChange = { [weak self] path, times in self?.watcher?.ignore(times, of: path) }
    } catch {
      complain("files are not watched: \(error)")
    }
  }

  private func take(_ changes: FileChanges) {
    if let unwatched = changes.unwatched { complain("a folder is not watched: \(unwatched)") }
    if changes.doubt || changes.appList {
      feed(.appFoldersChanged)
    } else if !changes.apps.isEmpty {
      feed(.appFilesChanged(changes.apps))
    }
  }

  func readAllApps() {
    do {
      try watcher?.rescan()
      let found = try reader.readAll()
      clearLeftovers(of: found.apps.keys)
      for complaint in found.complaints { complain(complaint) }
      feed(.allAppsRead(found.apps))
    } catch {
      feed(.appsUnreadable("\(error)"))
    }
  }

  /// What a daemon that was killed between two writes left beside the files. Once: later ones are our own.
  private func clearLeftovers(of apps: some Sequence<AppName>) {
    guard !hasClearedLeftovers else { return }
    hasClearedLeftovers = true
    files.removeLeftovers(in: apps.map { "\(settings.dokkuRoot)/\($0)" })
  }

  func readApps(_ apps: [AppName]) {
    do {
      feed(.appsRead(try reader.read(apps)))
    } catch {
      feed(.appsUnreadable("\(error)"))
    }
  }

  /// Of the host as a whole; each once.
  func complain(_ reason: String) {
    guard hostComplaints.insert(reason).inserted else { return }
    logger.log(Record(.appComplaint, .warning, reason, [.reason: reason]))
  }

  func writeListenerFiles(_ changes: [ListenerFileChange]) {
    begin(.files)
    let batch = ListenerFileBatch(changes, root: settings.dokkuRoot) { [weak self] outcomes in
      self?.end(.files)
      self?.feed(.listenerFilesWritten(outcomes))
    }
    files.remove(batch.removals) { batch.removed($0) }
    files.write(batch.writes) { batch.written($0) }
  }
}
