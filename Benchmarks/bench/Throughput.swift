// SPDX-License-Identifier: MIT
import TestSupport

/// What an address that stays costs in every request: the same nginx, the same container, in turns by either address.
/// Both run beside a real engine, whose rules have the kernel track every connection.
struct Throughput {
  private let runs: Int
  private let ways: TwoWays

  init(_ options: Options) throws {
    runs = max(15, options.runs)
    ways = try TwoWays(options)
  }

  func measure() throws -> [Row] {
    try [
      // Every one leaves a port behind in TIME_WAIT; where half of them are used up, finding one takes longer than all else.
      rows("http: 500 requests, one after another") { .overHTTP($0, requests: 500, connections: 1) },
      rows("http: 500 requests, eight at a time") { .overHTTP($0, requests: 500, connections: 8) },
      rows("stream: 5000 requests over one connection") { .overStream($0, requests: 5000, connections: 1) },
      rows("stream: 20000 requests over eight connections") { .overStream($0, requests: 20_000, connections: 8) },
      rows("stream: \(4 * FastImage.megabytes) MiB to a client") {
        .overStream($0, requests: 4, connections: 1, path: "/large")
      },
    ].flatMap(\.self)
  }

  private func rows(_ what: String, _ load: (TwoWays.Way) -> Load) throws -> [Row] {
    let (stable, direct) = (load(ways.stable), load(ways.direct))
    _ = try [stable, direct].map { try $0.run(on: ways.host) }
    var (byStable, byOwn): ([Double], [Double]) = ([], [])
    for run in 0..<runs {
      // Whoever is first finds a machine that has rested.
      if run.isMultiple(of: 2) { byStable.append(try stable.run(on: ways.host)) }
      byOwn.append(try direct.run(on: ways.host))
      if !run.isMultiple(of: 2) { byStable.append(try stable.run(on: ways.host)) }
    }
    let floor = Samples(byOwn)
    return [
      Row(
        name: what, unit: "ms", samples: Samples(byStable), floor: floor.median, limit: floor.median / 0.98,
        limitReason: "0.98 of direct"),
      Row(name: "  by the container's own address (floor)", unit: "ms", samples: floor, floor: floor.median),
    ]
  }
}
