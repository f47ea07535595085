// SPDX-License-Identifier: MIT

/// Which listener has which address of the range. Each keeps its own for as long as it is known.
package struct StableAddresses: Hashable, Sendable {
  package let range: StableRange
  package private(set) var assigned: [AppName: [ProcessSlot: IPAddress]] = [:]
  /// The one that was freed first comes first; nginx may still know the last ones.
  package private(set) var freed: [IPAddress] = []
  /// Everything from here on was never given to anybody.
  private var next: UInt32

  package init(_ range: StableRange) {
    self.range = range
    next = range.listeners.lowerBound
  }

  /// As they were remembered. What lies outside of the range, or has two owners, is left out.
  package init(
    _ range: StableRange, assigned: [AppName: [ProcessSlot: IPAddress]], freed: [IPAddress]
  ) {
    self.init(range)
    var taken: Set<IPAddress> = []
    let isFree = { (address: IPAddress) in
      guard case .v4(let number) = address, range.listeners.contains(number) else { return false }
      return taken.insert(address).inserted
    }
    for (app, slots) in assigned.sorted(by: { $0.key < $1.key }) {
      for (slot, address) in slots.sorted(by: { $0.key < $1.key }) where isFree(address) {
        self.assigned[app, default: [:]][slot] = address
      }
    }
    self.freed = freed.filter(isFree)
    next = taken.reduce(next) { highest, address in
      if case .v4(let number) = address { max(highest, number + 1) } else { highest }
    }
  }

  package func addresses(of app: AppName) -> [ProcessSlot: IPAddress] { assigned[app] ?? [:] }

  /// The slot's address, a new one if it has none: one that nobody ever had, else the one that has been free for longest.
  ///
  /// - Parameter mayReuse: nginx is proven not to know the freed ones any more.
  /// - Returns: nil when there is none left.
  package mutating func assign(_ app: AppName, _ slot: ProcessSlot, mayReuse: Bool) -> IPAddress? {
    if let address = assigned[app]?[slot] { return address }
    guard let address = unused() ?? (mayReuse && !freed.isEmpty ? freed.removeFirst() : nil) else { return nil }
    assigned[app, default: [:]][slot] = address
    return address
  }

  package mutating func free(_ app: AppName, _ slot: ProcessSlot) {
    guard let address = assigned[app]?.removeValue(forKey: slot) else { return }
    if assigned[app]?.isEmpty == true { assigned[app] = nil }
    freed.append(address)
  }

  private mutating func unused() -> IPAddress? {
    guard range.listeners.contains(next) else { return nil }
    defer { next += 1 }
    return .v4(next)
  }
}
