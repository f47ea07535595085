// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// What Docker 28 has brought to networks; `make matrix` alone, on an engine that knows it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct NewerNetworksTests {
  private static let mode = "com.docker.network.bridge.gateway_mode_ipv4"

  @Test(arguments: ["nat", "nat-unprotected", "routed"])
  func `containers behind a gateway of each mode are reached`(name: String) throws {
    let matrix = try MatrixHost(version: 28) { host in
      try host.createApp("blog", on: "back", options: ["--opt", "\(Self.mode)=\(name)"])
      try host.createApp("shop")
      try host.deploy("shop")
    }
    try matrix.expectService(of: ["blog", "shop"])
  }

  @Test func `dual stack, each way of its own, is reached`() throws {
    let matrix = try MatrixHost(version: 28) { host in
      let options = ["--ipv6", "--opt", "com.docker.network.bridge.gateway_mode_ipv6=routed"]
      try host.createApp("blog", on: "back", options: options)
    }
    try matrix.expectService(of: ["blog"])
  }

  @Test func `a container that has an IPv6 address alone is reached by that`() throws {
    let matrix = try MatrixHost(version: 28) { host in
      try host.createApp("blog", on: "six", options: ["--ipv4=false", "--ipv6"])
    }
    try matrix.expectService(of: ["blog"], byStable: false)
  }

  @Test(arguments: [
    ["--internal", "--opt", "\(mode)=isolated"], ["--opt", "com.docker.network.bridge.inhibit_ipv4=true"],
  ])
  func `containers on a bridge that this host is not on are refused`(options: [String]) throws {
    let matrix = try MatrixHost(version: 28) { host in
      try host.createApp("blog", on: "island", options: options)
      try host.createApp("shop")
      try host.deploy("shop")
    }
    try matrix.expectRefusal(of: "blog")
    try matrix.expectService(of: ["shop"])
  }

  @Test func `a container on two networks is reached, whichever has its way out`() throws {
    let matrix = try MatrixHost(version: 28) { host in
      for network in ["one", "two"] { try host.docker("network", "create", network) }
      for (app, network) in [("blog", "one"), ("shop", "two")] {
        try host.createApp(app)
        try host.setProperty("network", app, "initial-network", network)
        try host.deploy(app, options: ["--network", network])
      }
      try host.dockerBesideEngine(["network", "connect", "--gw-priority", "10", "two", "blog.web.1"])
      try host.dockerBesideEngine(["network", "connect", "--gw-priority", "-10", "one", "shop.web.1"])
    }
    try matrix.expectService(of: ["blog", "shop"])
  }
}
