// SPDX-License-Identifier: MIT
import Core
import Foundation
import KernelRouting

/// What the kernel takes for its part of stable listeners.
struct KernelMap {
  private static let count: UInt32 = 1000

  private let options: Options

  init(_ options: Options) { self.options = options }

  func measure() throws -> [Row] {
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
    let one = try (1...options.runs).map { run in
      try elapsed {
        try routing.apply(MappingChange(set: [.v4(0xc612_0002): .v4(0x0a01_0000 + UInt32(run))]))
      }
    }
    return [
      Row(
        name: "the kernel's map: \(Self.count) listeners", unit: "ms", samples: Samples(whole), floor: nil, limit: 50,
        limitReason: "50 ms"),
      Row(name: "the kernel's map: one listener moves", unit: "ms", samples: Samples(one), floor: nil),
    ]
  }
}
