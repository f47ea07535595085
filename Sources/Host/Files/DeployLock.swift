// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Dokku's lock around a deploy, a BSD lock on `DOKKU_LIB_ROOT/data/apps/APP/.deploy.lock`. The file alone says nothing:
/// `apps:lock` leaves one that nobody holds.
nonisolated enum DeployLock {
  /// Asks for a share of the lock, which only an exclusive holder refuses, and lets go of it at once. Never creates or
  /// truncates the file, as Dokku's own attempt does.
  static func isHeld(for app: AppName, in locks: Folder?) -> Bool {
    guard let locks else { return false }
    let descriptor = openat(locks.descriptor, "\(app)/.deploy.lock", O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor != -1 else { return false }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 {
      flock(descriptor, LOCK_UN)
      return false
    }
    return errno == EWOULDBLOCK
  }
}
