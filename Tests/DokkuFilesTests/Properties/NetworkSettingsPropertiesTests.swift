// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct NetworkSettingsPropertiesTests {
  @Test func `without properties the defaults apply`() {
    #expect(TestApp().files.network == NetworkSettings())
  }

  @Test(arguments: [
    ("backend", ["backend"]),
    ("a,b,c\n", ["a", "b", "c"]),
    (" a , b ,, ", ["a", "b"]),
    ("b,a,b", ["b", "a"]),
    (",", []),
  ])
  func `networks to attach are a comma list, in its order, once each`(text: String, names: [String]) {
    for property in ["attach-post-create", "attach-post-deploy"] {
      let files = TestApp().with(.network, property, text).files
      #expect(files.network.attached.map(\.rawValue) == names)
      #expect(files.complaints == [])
    }
  }

  @Test(arguments: ["none", "host", "bridge", "../x", "a b", "-a", "é"])
  func `a network that cannot be attached is complained of, the others stay`(name: String) {
    let files = TestApp().with(.network, "attach-post-deploy", "one,\(name),two").files
    #expect(files.network.attachPostDeploy.map(\.rawValue) == ["one", "two"])
    #expect(files.complaints == ["L/config/network/app/attach-post-deploy: not a network to attach: \"\(name)\""])
  }

  @Test func `the app's own value hides the global one, an empty one does not`() {
    let app = TestApp()
      .withGlobal(.network, "attach-post-create", "shared").withGlobal(.network, "tld", "internal")
      .withGlobal(.network, "initial-network", "front")
      .with(.network, "attach-post-create", "own").with(.network, "tld", "").with(.network, "initial-network", "\n")
    #expect(app.files.network.attachPostCreate.map(\.rawValue) == ["own"])
    #expect(app.files.network.tld?.rawValue == "internal")
    #expect(app.files.network.initialNetwork?.rawValue == "front")
  }

  @Test(arguments: [
    ("10.0.0.9:8080", "10.0.0.9:8080"),
    ("10.0.0.9", "10.0.0.9:5000"),
    ("backend.internal:80\n", "backend.internal:80"),
    ("backend", "backend:5000"),
    ("[fd00::1]:80", "[fd00::1]:80"),
    ("fd00::1", "[fd00::1]:5000"),
  ])
  func `a static web listener is a host and a port, 5000 when left out`(text: String, listener: String) {
    let files = TestApp().with(.network, "static-web-listener", text).files
    #expect(files.network.staticWebListener?.description == listener)
    #expect(files.complaints == [])
  }

  @Test(arguments: [
    "10.0.0.9:", ":80", "10.0.0.9:0", "10.0.0.9:65536", "a:80 b:80", "http://a:80", "1.2.3.4.5:80", "a;b",
  ])
  func `a static web listener that is none is complained of`(text: String) {
    let files = TestApp().with(.network, "static-web-listener", text).files
    #expect(files.network.staticWebListener == nil)
    #expect(files.complaints == ["L/config/network/app/static-web-listener: not HOST:PORT: \"\(text)\""])
  }

  @Test func `there is no global static web listener`() {
    #expect(TestApp().withGlobal(.network, "static-web-listener", "10.0.0.9:80").files.network.staticWebListener == nil)
  }

  @Test func `a tld and an initial network that break their rules are complained of`() {
    let files = TestApp().with(.network, "tld", "a b").with(.network, "initial-network", "$(x)").files
    #expect(files.network == NetworkSettings())
    #expect(
      files.complaints == [
        "L/config/network/app/initial-network: not a network's name: \"$(x)\"",
        "L/config/network/app/tld: not a domain: \"a b\"",
      ])
  }
}
