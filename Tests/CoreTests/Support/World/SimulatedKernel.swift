// SPDX-License-Identifier: MIT

import Core

/// The kernel's map of stable addresses, and what is remembered of who has which.
struct SimulatedKernel: Equatable {
  var live: [IPAddress: IPAddress] = [:]
  var saved: StableAddresses
  /// Why it takes no change.
  var refusal: String?
  /// Why nothing can be remembered.
  var diskTrouble: String?
  var isDismantled = false

  init(_ range: StableRange = .standard) { saved = StableAddresses(range) }

  mutating func route(_ change: MappingChange) -> Event {
    if let refusal { return .listenersRouted(.failed(refusal)) }
    for address in change.removed { live[address] = nil }
    live.merge(change.set) { $1 }
    return .listenersRouted(.done)
  }

  mutating func save(_ addresses: StableAddresses) -> Event {
    if let diskTrouble { return .stableAddressesSaved(addresses, .failed(diskTrouble)) }
    saved = addresses
    return .stableAddressesSaved(addresses, .done)
  }

  mutating func dismantle() {
    live = [:]
    isDismantled = true
  }

  func setup(_ role: StableSetup.Role = .routing) -> StableSetup { StableSetup(role, saved, live: live) }
}
