// SPDX-License-Identifier: MIT

/// Addresses that listeners have left, until no worker of nginx can know them any more.
struct Departures: Hashable, Sendable {
  /// After a reload is proven, old workers finish what they have; they may try one more dead address meanwhile.
  private static let waits: [Duration] = [.milliseconds(50), .milliseconds(200), .seconds(1)]

  /// Not cut yet.
  private var fresh: Set<IPAddress> = []
  private var addresses: Set<IPAddress> = []
  private var waitsLeft: ArraySlice<Duration> = []

  mutating func left(_ departed: some Sequence<IPAddress>) { fresh.formUnion(departed) }

  mutating func flush() -> [Action] {
    if fresh.isEmpty { return [] }
    defer { fresh = [] }
    addresses.formUnion(fresh)
    return [.cutConnections(fresh)]
  }

  /// What to cut now, and when again. An address that is in use once more is nobody's to cut.
  mutating func loaded(inUse: Set<IPAddress>) -> (cut: Set<IPAddress>, again: Duration?) {
    waitsLeft = Self.waits[...]
    return again(inUse: inUse)
  }

  /// Nothing is to be loaded, and what has left the kernel refuses. Whoever gets an address next may be anybody's.
  mutating func rest() {
    if waitsLeft.isEmpty { addresses = [] }
  }

  mutating func again(inUse: Set<IPAddress>) -> (cut: Set<IPAddress>, again: Duration?) {
    let cut = addresses.subtracting(inUse)
    let wait = cut.isEmpty ? nil : waitsLeft.popFirst()
    if wait == nil { addresses = [] }
    return (cut, wait)
  }
}
