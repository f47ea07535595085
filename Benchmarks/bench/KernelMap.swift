// SPDX-License-Identifier: MIT
import Core
import Foundation
import KernelRouting

/// What the kernel takes for its part of stable addresses, alone and beside the sets and rules of other programs.
struct KernelMap {
  private static let count: UInt32 = 1000
  /// A list of blocked countries, and a firewall that was never cleaned up.
  private static let neighbours = (networks: 100_000, rules: 10_000)
  /// What neighbours may cost.
  private static let tolerance = 1.1

  private struct Times {
    let whole, one, look: Samples
  }

  private let options: Options

  init(_ options: Options) { self.options = options }

  func measure() throws -> [Row] {
    let alone = try times()
    try makeNeighbours()
    let beside = try times()
    try Self.nft("delete table inet neighbours\n")
    return [
      Row(
        name: "the kernel's map: \(Self.count) listeners", unit: "ms", samples: alone.whole, floor: nil, limit: 30,
        limitReason: "30 ms"),
      Row(
        name: "the kernel's map: one listener moves", unit: "ms", samples: alone.one, floor: nil, limit: 1,
        limitReason: "1 ms"),
      Row(name: "the kernel's map: a look at all of it", unit: "ms", samples: alone.look, floor: nil),
      row("\(Self.count) listeners", beside.whole, alone.whole),
      row("one listener moves", beside.one, alone.one),
      row("a look at all of it", beside.look, alone.look),
    ]
  }

  private func row(_ what: String, _ beside: Samples, _ alone: Samples) -> Row {
    Row(
      name: "beside \(Self.neighbours.networks) networks and \(Self.neighbours.rules) rules of others: \(what)",
      unit: "ms", samples: beside, floor: alone.median, limit: alone.median * Self.tolerance,
      limitReason: "\(Self.tolerance) of it alone")
  }

  private func times() throws -> Times {
    let routing = try KernelRouting(.standard)
    defer { try? routing.dismantle() }
    let all = Dictionary(
      uniqueKeysWithValues: (0..<Self.count).map { (IPAddress.v4(0xc612_0002 + $0), IPAddress.v4(0x0a00_0002 + $0)) })
    let whole = try (1...options.runs).map { _ in
      let taken = try elapsed { try routing.apply(MappingChange(set: all)) }
      try routing.apply(MappingChange(removed: Set(all.keys)))
      return taken
    }
    try routing.apply(MappingChange(set: all))
    let one = try (1...options.runs * 10).map { run in
      try elapsed {
        try routing.apply(MappingChange(set: [.v4(0xc612_0002): .v4(0x0a01_0000 + UInt32(run))]))
      }
    }
    let look = try (1...options.runs).map { _ in try elapsed { _ = try routing.repair() } }
    return Times(whole: Samples(whole), one: Samples(one), look: Samples(look))
  }

  private func makeNeighbours() throws {
    var text = """
      add table inet neighbours
      add set inet neighbours blocked { type ipv4_addr; flags interval; }
      add chain inet neighbours input { type filter hook input priority 0; policy accept; }

      """
    let networks = (0..<Self.neighbours.networks).map {
      "20.\($0 >> 9 & 255).\($0 >> 1 & 255).\($0 & 1 == 0 ? 0 : 128)/26"
    }
    for first in stride(from: 0, to: networks.count, by: 10_000) {
      let some = networks[first..<min(first + 10_000, networks.count)].joined(separator: ", ")
      text += "add element inet neighbours blocked { \(some) }\n"
    }
    for number in 0..<Self.neighbours.rules {
      text += "add rule inet neighbours input tcp dport \(number + 1) ip saddr 203.0.113.\(number & 255) drop\n"
    }
    try Self.nft(text)
  }

  private static func nft(_ text: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("neighbours.nft")
    try Data(text.utf8).write(to: file)
    let nft = try Process.run(URL(fileURLWithPath: "/usr/sbin/nft"), arguments: ["-f", file.path])
    nft.waitUntilExit()
    guard nft.terminationStatus == 0 else {
      throw DaemonFailed(description: "nft exited with \(nft.terminationStatus)")
    }
  }
}
