// SPDX-License-Identifier: MIT

/// What is known and was last decided of one app.
struct AppState: Hashable, Sendable {
  var files: AppFiles
  /// As last decided; what left or moved since is said once.
  var listeners: [ProcessSlot: Listener] = [:]
  /// Where each slot took connections, newest last; a file that is not ours to render may still name an older one.
  private(set) var addresses: [ProcessSlot: [IPAddress]] = [:]
  var wish: ProxyWish?
  /// The wish that the file on disk was last compared with.
  var staged: ProxyWish?
  /// The file is Dokku's to render; nil while that is not known.
  var isForeign: Bool?
  /// The pipeline's batch that last wrote its file.
  var batch = 0
  /// The listeners of the file on disk, and those that nginx is proven to run.
  var written: [ProcessType: [Listener]] = [:]
  var applied: [ProcessType: [Listener]] = [:]
  /// When the first event came whose consequence nginx does not know yet.
  var changedAt: Moment?
  /// Why the wish is not in place; nil while nothing is wrong.
  var refusal: Refusal?
  /// Why its ports outside of http are not in place; the http side does not depend on them.
  var portRefusal: Refusal?
  /// Of the image that was last known; nil where none was yet.
  var imageForwards: [PortForward]?
  /// The routes that were refused last.
  var refusedRoutes: [PortRoute] = []
  /// The batch under way leaves them alone.
  var leavesPorts = false
  /// Ports that it wants and others have, as last said.
  var conflicts: [PublicPort: PortConflict] = [:]
  /// The wish for which Dokku was asked to render the file, so that it is asked once.
  var commanded: ProxyWish?
  /// Why its files could not be read the last time; those above are older then.
  var unreadable: String?
  /// Wanted, and not there.
  var missingNetworks: Set<NetworkName> = []
  /// Said already, so that each is said once.
  var said: Set<String> = []
  var isRebuilding = false
  var isCommandRunning = false

  /// The file was last compared with all that matters of the wish.
  var isStaged: Bool { told(wish) == told(staged) }

  /// What nginx should be told of its listeners.
  var desired: [ProcessType: [Listener]]? { told(wish)?.listeners }

  func told(_ wish: ProxyWish?) -> ProxyWish? { isForeign == true ? wish : wish?.native }

  var isInTrouble: Bool { refusal != nil || portRefusal != nil || !conflicts.isEmpty }

  private static let rememberedAddresses = 4

  init(_ files: AppFiles) { self.files = files }

  /// What the address files said before they were ours to write: where the configuration of a run before this one leads.
  mutating func rememberFiles() {
    for (slot, text) in files.addressFiles where addresses[slot] == nil {
      if let address = IPAddress(text.firstWord) { addresses[slot] = [address] }
    }
  }

  /// From the first event on that nginx has not heard of, until it knows all that is wished.
  mutating func noteChange(_ since: Moment) {
    changedAt = desired == applied ? nil : changedAt ?? since
  }

  mutating func remember(_ listeners: [ProcessSlot: Listener]) {
    for (slot, listener) in listeners {
      guard case .address(let address) = listener.host, addresses[slot]?.last != address else { continue }
      let older = (addresses[slot] ?? []).filter { $0 != address }.suffix(Self.rememberedAddresses - 1)
      addresses[slot] = older + [address]
    }
  }

  /// From each address that a slot has left to the one where it takes connections now.
  func moves(to listeners: [ProcessSlot: Listener]) -> [IPAddress: IPAddress] {
    var moves: [IPAddress: IPAddress] = [:]
    for slot in listeners.keys.sorted() {
      for old in (addresses[slot] ?? []).dropLast() { moves[old] = addresses[slot]?.last }
    }
    for listener in listeners.values {
      if case .address(let address) = listener.host { moves[address] = nil }
    }
    return moves
  }
}
