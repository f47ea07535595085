// SPDX-License-Identifier: MIT

/// What the service manager has been told.
struct Announcements: Hashable, Sendable {
  /// A full look that included the engine has been decided.
  var hasLooked = false
  var isReady = false
  /// A rebuildall is under way.
  var isReloading = false
  var status = ""
  /// The last one that was proven, as the status tells it.
  var lastReload = ""
}
