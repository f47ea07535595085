// SPDX-License-Identifier: MIT

import Core
import Dispatch
import Glibc

/// Tells when files of apps change that others write: Dokku at a deploy, an operator by hand.
///
/// Folders are watched, not files, since a rename replaces a file. What happens within the gathering time is told at
/// once. Our own renames are not told: what they lead to is known.
package final class FileWatcher {
  private static let rootMask =
    Int(IN_CREATE) | Int(IN_DELETE) | Int(IN_MOVED_FROM) | Int(IN_MOVED_TO) | Int(IN_DELETE_SELF) | Int(IN_MOVE_SELF)
  private static let appMask =
    Int(IN_CLOSE_WRITE) | Int(IN_CREATE) | Int(IN_DELETE) | Int(IN_MOVED_FROM) | Int(IN_MOVED_TO) | Int(IN_DELETE_SELF)

  private struct OwnFile: Hashable {
    let watch: CInt
    let name: String
  }

  private let root: String
  private let gathering: Duration
  private let onChange: (FileChanges) -> Void
  private var inotify: Inotify?
  private var rootWatch: CInt?
  private var watches: [AppName: CInt] = [:]
  /// Two links to one folder share a watch.
  private var apps: [CInt: [AppName]] = [:]
  /// How many of the next events of a file are our own doing.
  private var own: [OwnFile: Int] = [:]
  private var changes = FileChanges()
  private var timer: LoopTimer?
  private var told: Set<CInt> = []

  /// Watches nothing before the first `rescan()`.
  package init(
    root: String, gathering: Duration = .milliseconds(20), onChange: @escaping (FileChanges) -> Void
  ) throws(SystemCallFailed) {
    self.root = root
    self.gathering = gathering
    self.onChange = onChange
    inotify = try Inotify { [weak self] events in self?.take(events) }
  }

  /// Watches the root and every app folder that is there now; to be called before each full look, so that what changes
  /// during the look is told after it. Fails where the root cannot be watched.
  package func rescan() throws(UnreadableFile) {
    let before = rootWatch
    rootWatch = try watch(root, for: Self.rootMask)
    if let before, before != rootWatch { inotify?.forget(before) }
    guard let folder = try Folder.open(root) else {
      throw UnreadableFile(path: root, cause: SystemCallFailed(call: "open", code: ENOENT))
    }
    let names = try AppFolders(in: folder).names
    for gone in Set(watches.keys).subtracting(names) { unwatch(gone) }
    for name in names { watch(name) }
    gather()
  }

  /// Does not tell of the next changes of an app's file, which are ours. To be called right after them: by then they are in
  /// the queue of inotify, before anything that others do later.
  package func ignore(_ times: Int, of path: String) {
    guard path.hasPrefix(root + "/") else { return }
    let parts = path.dropFirst(root.count + 1).split(separator: "/")
    guard parts.count == 2, let app = AppName(parts[0]), let watch = watches[app] else { return }
    own[OwnFile(watch: watch, name: String(parts[1])), default: 0] += times
  }

  private func watch(_ path: String, for mask: Int) throws(UnreadableFile) -> CInt? {
    do throws(SystemCallFailed) {
      return try inotify?.watch(path, for: mask)
    } catch {
      throw UnreadableFile(path: path, cause: error)
    }
  }

  private func watch(_ app: AppName) {
    do throws(UnreadableFile) {
      guard let watch = try watch("\(root)/\(app)", for: Self.appMask), watches[app] != watch else { return }
      unwatch(app)
      watches[app] = watch
      apps[watch, default: []].append(app)
    } catch {
      // Gone again, or not a folder: nothing to watch.
      if error.cause.code == ENOENT || error.cause.code == ENOTDIR { return }
      if told.insert(error.cause.code).inserted { changes.unwatched = error }
    }
  }

  private func unwatch(_ app: AppName) {
    guard let watch = watches.removeValue(forKey: app) else { return }
    apps[watch]?.removeAll { $0 == app }
    guard apps[watch]?.isEmpty == true else { return }
    apps[watch] = nil
    inotify?.forget(watch)
  }

  private func take(_ events: [InotifyEvent]) {
    for event in events {
      if event.has(Int(IN_Q_OVERFLOW)) {
        changes.doubt = true
      } else if event.watch == rootWatch {
        takeRoot(event)
      } else if let names = apps[event.watch] {
        takeApps(names, event)
      }
    }
    // All that we did is in what has just been read; what is left over was never told, and must not hide what others do.
    own = [:]
    gather()
  }

  private func takeRoot(_ event: InotifyEvent) {
    if event.has(Int(IN_DELETE_SELF)) || event.has(Int(IN_MOVE_SELF)) || event.has(Int(IN_IGNORED)) {
      changes.doubt = true
      if event.has(Int(IN_IGNORED)) { rootWatch = nil }
      return
    }
    guard let app = AppName(event.name) else { return }
    unwatch(app)
    // What was put into a new folder before it was watched is told along with it.
    if event.has(Int(IN_CREATE)) || event.has(Int(IN_MOVED_TO)) { watch(app) }
    changes.appList = true
    changes.apps.insert(app)
  }

  private func takeApps(_ names: [AppName], _ event: InotifyEvent) {
    if event.has(Int(IN_IGNORED)) {
      // The folder behind a link went; the link may stay.
      for name in names { watches[name] = nil }
      apps[event.watch] = nil
      changes.appList = true
    }
    if event.name.isEmpty || Self.isInteresting(event.name), !isOwn(event) { changes.apps.formUnion(names) }
  }

  private func isOwn(_ event: InotifyEvent) -> Bool {
    let file = OwnFile(watch: event.watch, name: event.name)
    guard let times = own[file], times > 0 else { return false }
    own[file] = times - 1
    return true
  }

  /// The files that a listener or a proxy depends on. Temporary files, ours and others', begin with a dot.
  private static func isInteresting(_ name: String) -> Bool {
    ["VHOST", "PORTS", "nginx.conf", "nginx.stream.conf", "tls"].contains(name)
      || ["CONTAINER", "IP.", "PORT."].contains { name.hasPrefix($0) }
  }

  private func gather() {
    guard timer == nil, !changes.isEmpty else { return }
    timer = LoopTimer(after: gathering) { [weak self] in self?.tell() }
  }

  private func tell() {
    timer = nil
    let changes = self.changes
    self.changes = FileChanges()
    onChange(changes)
  }
}
