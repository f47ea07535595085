// SPDX-License-Identifier: MIT
import Testing

@testable import DokkuFiles

struct NetworkPropertiesTests {
  @Test func `an app's own value wins over the global one, and that over the default`() {
    let properties = NetworkProperties(own: [.tld: "lan"], global: [.tld: "internal", .initialNetwork: "shared"])
    #expect(properties.computed(.tld) == "lan")
    #expect(properties.computed(.initialNetwork) == "shared")
    #expect(properties.computed(.bindAllInterfaces) == "false")
    #expect(properties.computed(.attachPostCreate) == "")
    #expect(properties.own(.initialNetwork) == "")
  }

  @Test func `an empty value of its own lets the global one through`() {
    #expect(NetworkProperties(own: [.tld: ""], global: [.tld: "internal"]).computed(.tld) == "internal")
  }

  @Test func `a static listener never holds for all`() {
    #expect(NetworkProperties(global: [.staticWebListener: "a:1"]).computed(.staticWebListener) == "")
    #expect(NetworkProperty.allCases.filter { !$0.hasGlobal } == [.staticWebListener])
  }
}
