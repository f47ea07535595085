// SPDX-License-Identifier: MIT
import TestSupport

/// Requests that h2load sends from the host itself, as many at a time as it has connections.
struct Load {
  let requests: Int
  let connections: Int
  /// Where nginx answers, and for which name.
  let port: Int
  let domain: String
  let path: String

  /// One small request, over the TCP port.
  static func one(of way: TwoWays.Way) -> Load { overStream(way, requests: 1, connections: 1) }

  /// nginx connects to the container anew for each request.
  static func overHTTP(_ way: TwoWays.Way, requests: Int, connections: Int) -> Load {
    Load(requests: requests, connections: connections, port: 80, domain: way.domain, path: "/")
  }

  /// Connections from end to end, which stay.
  static func overStream(
    _ way: TwoWays.Way, requests: Int, connections: Int, path: String = "/"
  ) -> Load {
    Load(requests: requests, connections: connections, port: way.streamPort, domain: way.domain, path: path)
  }

  /// Milliseconds for all of them, by h2load's own clock; not one may fail.
  func run(on host: RealHost) throws -> Double {
    let told = try host.execute(
      "h2load", "--h1", "--requests=\(requests)", "--clients=\(connections)", "--threads=1",
      "--connect-to=127.0.0.1:\(port)", "http://\(domain):\(port)\(path)")
    guard let rate = Self.number(before: "req/s,", in: told), rate > 0 else {
      throw DaemonFailed(description: "h2load told no rate: \(told)")
    }
    guard Self.number(before: "2xx,", in: told) == Double(requests) else {
      throw DaemonFailed(description: "not all of \(requests) requests for \(domain):\(port)\(path) succeeded: \(told)")
    }
    return Double(requests) / rate * 1000
  }

  /// `finished in 71.37ms, 4203.39 req/s, 628.04KB/s` and `status codes: 300 2xx, 0 3xx, …`
  private static func number(before unit: String, in text: String) -> Double? {
    let words = text.split { $0 == " " || $0 == "\n" }
    return words.firstIndex(of: unit[...]).flatMap { $0 > 0 ? Double(words[$0 - 1]) : nil }
  }
}
