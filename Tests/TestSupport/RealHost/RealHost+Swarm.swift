// SPDX-License-Identifier: MIT
import Foundation

extension RealHost {
  /// Makes one swarm of this host's engine, its manager, and another one's, over a cable between the two.
  package func formSwarm(with other: RealHost) throws {
    let names = [self, other].map { URL(fileURLWithPath: $0.namespace).lastPathComponent }
    try shell("ip link add peer netns \(names[0]) type veth peer name peer netns \(names[1])")
    for (own, far, name) in [(1, 2, names[0]), (2, 1, names[1])] {
      try shell("ip -n \(name) addr add 10.99.0.\(own)/24 dev peer && ip -n \(name) link set peer up")
      // The engine takes no address for its own that leads nowhere.
      try shell("ip -n \(name) route add default via 10.99.0.\(far)")
    }
    try docker(["swarm", "init"] + Self.swarmOptions("10.99.0.1"))
    let token = try docker("swarm", "join-token", "--quiet", "worker")
    try other.docker(["swarm", "join", "--token", token] + Self.swarmOptions("10.99.0.2") + ["10.99.0.1:2377"])
  }

  private static func swarmOptions(_ address: String) -> [String] {
    ["--advertise-addr", address, "--data-path-addr", address, "--listen-addr", address]
  }
}
