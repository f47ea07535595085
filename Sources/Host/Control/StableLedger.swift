// SPDX-License-Identifier: MIT

import Core

/// Who has which stable address, as it lies on disk: a line with the range, one for each address that is given out, and
/// one for each that was, the one freed first before the others.
nonisolated enum StableLedger {
  static func spell(_ addresses: StableAddresses) -> [UInt8] {
    let given = addresses.assigned.flatMap { app, slots in slots.map { ($0.value, "\(app) \($0.key)") } }
    let lines =
      ["range \(addresses.range)"] + given.sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" }
      + addresses.freed.map { "\($0) free" }
    return Array(lines.joined(separator: "\n").utf8) + [0x0a]
  }

  /// Lines that do not parse are dropped, and all of them where another range was meant: a listener that gets another
  /// address costs a reload.
  static func read(_ bytes: [UInt8], _ range: StableRange) -> StableAddresses {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == "range \(range)" else { return StableAddresses(range) }
    var assigned: [AppName: [ProcessSlot: IPAddress]] = [:]
    var freed: [IPAddress] = []
    for words in lines.dropFirst().map({ $0.split(separator: " ") }) {
      guard let address = words.first.flatMap({ IPAddress($0) }) else { continue }
      if words.count == 3, let app = AppName(words[1]), let slot = ProcessSlot(words[2]) {
        assigned[app, default: [:]][slot] = address
      } else if words.count == 2, words[1] == "free" {
        freed.append(address)
      }
    }
    return StableAddresses(range, assigned: assigned, freed: freed)
  }
}
