// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// Networks of every kind that all engines know, `make matrix` alone.
@Suite(.serialized, .timeLimit(.minutes(3))) struct EngineNetworksTests {
  @Test(arguments: [
    [], ["--internal"], ["--ipv6", "--subnet", "fd00:d0::/64"],
    ["--opt", "com.docker.network.bridge.enable_ip_masquerade=false"],
    ["--opt", "com.docker.network.bridge.enable_icc=false"], ["--subnet", "192.168.200.0/29"],
  ])
  func `containers on a bridge are reached`(options: [String]) throws {
    let matrix = try MatrixHost { host in
      try host.createApp("blog", on: "back", options: options)
      try host.createApp("shop")
      try host.deploy("shop")
    }
    try matrix.expectService(of: ["blog", "shop"])
  }

  @Test
  func `containers that this host has no way to are refused`() throws {
    let matrix = try MatrixHost { host in
      try host.addLink("cable")
      try host.createApp(
        "blog", on: "outside", options: ["--driver", "macvlan", "--opt", "parent=cable", "--subnet", "192.168.77.0/24"])
      try host.createApp("shop")
      try host.deploy("shop")
    }
    try matrix.expectRefusal(of: "blog")
    try matrix.expectService(of: ["shop"])
  }

  @Test func `a container that is on such a network and on a bridge is reached by the bridge`() throws {
    let matrix = try MatrixHost { host in
      try host.addLink("cable")
      try host.docker(
        "network", "create", "--driver", "macvlan", "--opt", "parent=cable", "--subnet", "192.168.77.0/24", "outside")
      try host.createApp("blog")
      try host.setProperty("network", "blog", "attach-post-deploy", "outside")
      try host.deploy("blog")
    }
    try matrix.expectService(of: ["blog"])
  }
}
