// SPDX-License-Identifier: MIT

/// To which current containers the kernel has a way, as far as it has answered.
struct Reach: Hashable, Sendable {
  /// A container in the middle of starting, or a bridge that is set down and up, is no condition to report.
  static let grace = Duration.seconds(2)

  private(set) var places: [AppName: [ProcessSlot: ContainerPlace]] = [:]
  private var destinations: [AppName: Set<Destination>] = [:]
  /// How many apps have each.
  private var uses: [Destination: Int] = [:]
  /// Those whose uses have changed since the last order.
  private var changed: Set<Destination> = []
  private var watched: Set<Destination> = []
  /// How many orders there were, and the last one that is answered.
  private var ordered = 0
  private var answeredOrder = 0
  /// Addresses without a way, as last answered, and since when that is so.
  private var unreachable: [IPAddress: Moment] = [:]
  /// Addresses that have been without a way for longer than the grace.
  private(set) var confirmed: Set<IPAddress> = []
  /// Something has changed that a condition may depend on.
  private var isDue = false
  /// Apps whose condition has been reported and has not ended.
  var reported: Set<AppName> = []
  /// The same of the one condition that concerns all bridges.
  var isElsewhereReported = false
  /// Apps with a listener that this host has no way to.
  var unreachableApps: Set<AppName> = []

  /// Sets where an app's containers are.
  mutating func settle(_ app: AppName, _ new: [ProcessSlot: ContainerPlace], _ networks: [NetworkName: Network]) {
    let wanted = Set(new.values.lazy.map { $0.destination(networks) })
    if places[app] != new { isDue = true }
    places[app] = new
    let former = destinations[app] ?? []
    guard former != wanted else { return }
    destinations[app] = wanted
    for destination in former.subtracting(wanted) { use(destination, by: -1) }
    for destination in wanted.subtracting(former) { use(destination, by: 1) }
  }

  mutating func forget(_ app: AppName) {
    settle(app, [:], [:])
    places[app] = nil
    destinations[app] = nil
    reported.remove(app)
    unreachableApps.remove(app)
  }

  private mutating func use(_ destination: Destination, by count: Int) {
    let left = (uses[destination] ?? 0) + count
    uses[destination] = left == 0 ? nil : left
    changed.insert(destination)
  }

  /// Orders what has changed in the set of destinations, at most once a turn.
  mutating func flush() -> Action? {
    var change = DestinationChange()
    for destination in changed {
      switch (uses[destination] != nil, watched.contains(destination)) {
      case (true, false): change.added.insert(destination)
      case (false, true): change.removed.insert(destination)
      case (true, true), (false, false): break
      }
    }
    changed = []
    guard !change.isEmpty else { return nil }
    watched.formUnion(change.added)
    watched.subtract(change.removed)
    ordered += 1
    change.number = ordered
    return .watchDestinations(change)
  }

  mutating func answered(_ addresses: Set<IPAddress>, to order: Int, at now: Moment) {
    answeredOrder = order
    isDue = true
    unreachable = unreachable.filter { addresses.contains($0.key) }
    for address in addresses where unreachable[address] == nil { unreachable[address] = now }
  }

  mutating func alarmFired() { isDue = true }

  func isUnreachable(_ address: IPAddress) -> Bool { unreachable[address] != nil }

  /// Takes what has lasted for a condition. Returns nil where there is nothing to review, else the wait until the next
  /// address may have lasted long enough, if there is one.
  mutating func confirm(at now: Moment) -> Duration?? {
    guard isDue, answeredOrder == ordered else { return nil }
    isDue = false
    guard !unreachable.isEmpty || !confirmed.isEmpty || !reported.isEmpty || isElsewhereReported else { return nil }
    confirmed = Set(unreachable.lazy.filter { now - $0.value >= Self.grace }.map(\.key))
    let waits = unreachable.lazy.map { Self.grace - (now - $0.value) }.filter { $0 > .zero }
    return .some(waits.min())
  }
}
