// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct RawGlobalsTests {
  @Test func `faults of global properties are told once, apart from the apps`() {
    let app = TestApp().withGlobal(.network, "attach-post-create", "ok,host").withGlobal(.proxy, "proxy-port", "x")
    #expect(app.files.network.attachPostCreate.map(\.rawValue) == ["ok"])
    #expect(app.files.complaints == [])
    #expect(
      app.globalComplaints == [
        "L/config/network/--global/attach-post-create: not a network to attach: \"host\"",
        "L/config/proxy/--global/proxy-port: not a port: \"x\"",
      ])
  }

  @Test func `good ones have none`() {
    #expect(TestApp().withGlobal(.network, "tld", "internal").globalComplaints == [])
  }
}
