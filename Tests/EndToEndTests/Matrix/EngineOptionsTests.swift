// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// What an administrator may have written into the engine's configuration; `make matrix` alone.
@Suite(.serialized, .timeLimit(.minutes(3))) struct EngineOptionsTests {
  private func expectService(engine: String, version: Int = 20) throws {
    let matrix = try MatrixHost(engine: engine, version: version) { host in
      for app in ["blog", "shop"] {
        try host.createApp(app)
        try host.deploy(app)
      }
    }
    try matrix.expectService(of: ["blog", "shop"])
    try matrix.host.script("engine-restart")
    try matrix.expectService(of: ["blog", "shop"])
    try matrix.host.script("engine-kill")
    try matrix.host.script("engine-start")
    try matrix.expectService(of: ["blog", "shop"])
  }

  @Test(arguments: [
    #"{ "userland-proxy": false }"#, #"{ "iptables": false }"#, #"{ "ip-forward": false }"#, #"{ "icc": false }"#,
    #"{ "live-restore": true }"#, #"{ "userns-remap": "default" }"#, #"{ "bip": "192.168.100.1/24" }"#,
    #"{ "ipv6": true, "fixed-cidr-v6": "fd00:d0::/64" }"#,
    #"{ "default-address-pools": [{ "base": "10.201.0.0/16", "size": 24 }] }"#,
  ])
  func `apps are answered, also after the engine's restart and its end`(engine: String) throws {
    try expectService(engine: engine)
  }

  @Test(arguments: [
    #"{ "features": { "containerd-snapshotter": true } }"#, #"{ "allow-direct-routing": true }"#,
    #"{ "ip6tables": true, "ipv6": true, "fixed-cidr-v6": "fd00:d0::/64" }"#,
  ])
  func `so they are with what Docker 28 knows`(engine: String) throws {
    try expectService(engine: engine, version: 28)
  }
}
