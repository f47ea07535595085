// SPDX-License-Identifier: MIT

/// What is known and was last decided of one app.
struct AppState: Hashable, Sendable {
  var files: AppFiles
  /// As last decided; what left or moved since is said once.
  var listeners: [ProcessSlot: Listener] = [:]
  /// Where each slot last took connections, kept while it does not.
  var lastAddresses: [ProcessSlot: IPAddress] = [:]
  var wish: ProxyWish?
  /// The wish that the file on disk was last compared with.
  var staged: ProxyWish?
  /// Why the wish is not in place.
  var refusal: String?
  /// Why its files could not be read the last time; those above are older then.
  var unreadable: String?
  /// Wanted, and not there.
  var missingNetworks: Set<NetworkName> = []
  /// Said already, so that each is said once.
  var said: Set<String> = []
  var isRebuilding = false
  var isCommandRunning = false

  init(_ files: AppFiles) { self.files = files }
}
