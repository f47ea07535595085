// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// The nftables table that maps stable addresses to containers for what this host itself sends; containers and other
/// hosts have no business there. Other tables are neither read nor changed.
final class Nftables {
  /// The table's name, in the family `ip`.
  static let table = NFTABLES_TABLE
  private static let initialRoom = 1024

  enum Ownership { case absent, ours, foreign }

  private let handle: OpaquePointer

  init() throws(RoutingUnavailable) {
    guard let handle = nftables_open() else { throw RoutingUnavailable("nftables", code: errno) }
    self.handle = handle
  }

  deinit { nftables_close(handle) }

  /// The netlink port id by which notifications of changes made here are recognised.
  var port: UInt32 { nftables_port(handle) }

  func ownership() throws(RoutingUnavailable) -> Ownership {
    switch nftables_owned(handle) {
    case 1: .ours
    case 0: .foreign
    case -ENOENT: .absent
    case let failure: throw RoutingUnavailable("nftables: table ip \(Self.table)", code: -failure)
    }
  }

  /// Puts the whole table in place of whatever it held, in one transaction, so that no packet meets half of it.
  func replace(_ range: StableRange, _ live: [IPAddress: IPAddress]) throws(RoutingUnavailable) {
    let elements = Self.elements(live)
    try checked(
      "table ip \(Self.table)",
      nftables_replace(handle, range.base, UInt32(range.prefix), elements, UInt(elements.count)))
  }

  /// Changes the map in one transaction. Fails where it is not as described by `live`.
  ///
  /// - Parameter live: the map as it is before.
  func change(_ change: MappingChange, from live: [IPAddress: IPAddress]) throws(RoutingUnavailable) {
    let outdated = change.removed.union(change.set.keys).filter { live[$0] != nil }
    let removed = outdated.compactMap(\.number).sorted()
    let added = Self.elements(change.set)
    if removed.isEmpty, added.isEmpty { return }
    try checked(
      "change of \(removed.count + added.count) elements",
      nftables_change(handle, removed, UInt(removed.count), added, UInt(added.count)))
  }

  func delete() throws(RoutingUnavailable) {
    try checked("removal of table ip \(Self.table)", nftables_delete(handle))
  }

  /// The map's elements, or nil where there is no map.
  func elements() throws(RoutingUnavailable) -> [IPAddress: IPAddress]? {
    switch KernelListing.read(room: Self.initialRoom, { nftables_elements(handle, $0, $1) }) {
    case .success(let found): Dictionary(found.map { (.v4($0.stable), .v4($0.container)) }) { first, _ in first }
    case .failure(let failure) where failure.code == ENOENT: nil
    case .failure(let failure):
      throw RoutingUnavailable("nftables: map of table ip \(Self.table)", code: failure.code)
    }
  }

  /// What the kernel says of everything in the table but the map's elements: equal as long as nobody changes it.
  func shape() throws(RoutingUnavailable) -> [UInt8] {
    switch KernelListing.read(room: Self.initialRoom, { nftables_shape(handle, $0, $1) }) {
    case .success(let bytes): bytes
    case .failure(let failure): throw RoutingUnavailable("nftables: table ip \(Self.table)", code: failure.code)
    }
  }

  private static func elements(_ pairs: [IPAddress: IPAddress]) -> [nftables_element] {
    pairs.compactMap { pair in
      guard let stable = pair.key.number, let container = pair.value.number else { return nil }
      return nftables_element(stable: stable, container: container)
    }.sorted { $0.stable < $1.stable }
  }

  private func checked(_ what: String, _ outcome: Int32) throws(RoutingUnavailable) {
    if outcome < 0 { throw RoutingUnavailable("nftables: \(what)", code: -outcome) }
  }
}

extension IPAddress {
  /// An IPv4 address as a number in host order; nil for IPv6.
  fileprivate var number: UInt32? { if case .v4(let number) = self { number } else { nil } }
}
