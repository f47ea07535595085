// SPDX-License-Identifier: MIT
import TestSupport

/// What an address that stays costs in every request: the same nginx, the same container, in turns by either address.
/// Both run beside a real engine, whose rules have the kernel track every connection. The container answers at once: what
/// an app takes by itself would hide it.
struct Throughput {
  private let runs: Int
  private let ways: TwoWays

  init(_ options: Options) throws {
    runs = max(15, options.runs)
    ways = try TwoWays(options)
  }

  func measure() throws -> [Row] {
    // Every one of http leaves a port behind in TIME_WAIT; where half of them are used up, finding one takes longer than
    // all else.
    try rows("http: a request", count: 5000) { try ways.connection($0, isHTTP: true) }
      + rows("stream: a request, over a connection that stays", count: 20_000) {
        try ways.connection($0, isHTTP: false)
      }
      + rows("http: 200 requests, eight at a time") { .overHTTP($0, requests: 200, connections: 8) }
      + rows("stream: 10000 requests over eight connections") { .overStream($0, requests: 10_000, connections: 8) }
      + rows("stream: \(4 * FastImage.megabytes) MiB to a client") {
        .overStream($0, requests: 4, connections: 1, path: "/large")
      }
  }

  /// One request by each way in turn, so that both meet the machine in the same mood.
  private func rows(_ what: String, count: Int, _ connect: (TwoWays.Way) throws -> KeptConnection) throws -> [Row] {
    var (byStable, byOwn): ([Double], [Double]) = ([], [])
    var (stable, direct) = (try connect(ways.stable), try connect(ways.direct))
    for run in 0..<count {
      // nginx ends a connection after a thousand requests.
      if run % 900 == 899 {
        (stable, direct) = (try connect(ways.stable), try connect(ways.direct))
        try stable.ask()
        try direct.ask()
      }
      if run.isMultiple(of: 2) { byStable.append(try elapsed { try stable.ask() } * 1000) }
      byOwn.append(try elapsed { try direct.ask() } * 1000)
      if !run.isMultiple(of: 2) { byStable.append(try elapsed { try stable.ask() } * 1000) }
    }
    return rows(what, "us", Samples(byStable), floor: Samples(byOwn))
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
    return rows(what, "ms", Samples(byStable), floor: Samples(byOwn))
  }

  private func rows(_ what: String, _ unit: String, _ stable: Samples, floor: Samples) -> [Row] {
    [
      Row(
        name: what, unit: unit, samples: stable, floor: floor.median, limit: floor.median / 0.98,
        limitReason: "0.98 of direct"),
      Row(name: "  by the container's own address (floor)", unit: unit, samples: floor, floor: floor.median),
    ]
  }
}
