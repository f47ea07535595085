// SPDX-License-Identifier: MIT

import Core

/// The table that maps stable addresses, in nft(8)'s syntax, for what this host itself sends; containers and other hosts
/// have no business there. Other tables are not ours to name.
struct NftCommands {
  static let table = "dokku_listeners"
  static let map = "live"
  static let chains = ["out", "forward"]
  /// Before other rules that rewrite destinations (priority -100, nft(8)), Docker's among them.
  private static let rewritesBefore = -110
  /// Before other rules that filter (0).
  private static let dropsBefore = -10

  let range: StableRange

  /// In place of whatever the table held. The kernel does all of it at once, so that no packet meets half of it.
  func whole(_ live: [IPAddress: IPAddress]) -> String {
    let table = "ip \(Self.table)"
    return """
      add table \(table)
      delete table \(table)
      add table \(table)
      add map \(table) \(Self.map) { type ipv4_addr : ipv4_addr; }
      add chain \(table) out { type nat hook output priority \(Self.rewritesBefore); policy accept; }
      add rule \(table) out ip daddr \(range) dnat to ip daddr map @\(Self.map)
      add chain \(table) forward { type filter hook forward priority \(Self.dropsBefore); policy accept; }
      add rule \(table) forward ip daddr \(range) drop
      \(addition(of: live))
      """
  }

  /// - Parameter live: as it is before.
  func change(_ change: MappingChange, from live: [IPAddress: IPAddress]) -> String {
    let outdated = change.removed.union(change.set.keys).filter { live[$0] != nil }.sorted()
    let removal =
      outdated.isEmpty
      ? ""
      : "delete element ip \(Self.table) \(Self.map) { \(outdated.map { "\($0)" }.joined(separator: ", ")) }\n"
    return removal + addition(of: change.set)
  }

  private func addition(of live: [IPAddress: IPAddress]) -> String {
    if live.isEmpty { return "" }
    let elements = live.sorted { $0.key < $1.key }.map { "\($0.key) : \($0.value)" }
    return "add element ip \(Self.table) \(Self.map) { \(elements.joined(separator: ", ")) }\n"
  }

  static var removal: String { "add table ip \(table)\ndelete table ip \(table)\n" }

  static var mapListing: String { "list map ip \(table) \(map)\n" }

  /// One by one: libnftables 1.0.6 knows only one chain of those that a run lists.
  static var ruleListings: [String] { chains.map { "list chain ip \(table) \($0)\n" } }

  /// The pairs that nft lists.
  static func pairs(_ listing: String) -> [IPAddress: IPAddress] {
    let words = listing.split { " \t\n,{}=".contains($0) }
    var pairs: [IPAddress: IPAddress] = [:]
    for (index, word) in words.enumerated() where word == ":" && index > 0 && index + 1 < words.count {
      guard let from = IPAddress(words[index - 1]), let to = IPAddress(words[index + 1]) else { continue }
      pairs[from] = to
    }
    return pairs
  }
}
