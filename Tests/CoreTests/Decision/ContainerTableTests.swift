// SPDX-License-Identifier: MIT

import Core
import Testing

struct ContainerTableTests {
  private let blog = Container.deployed("blog", "web.1", "a1", at: "172.17.0.2")

  @Test func `containers are found by id and by app`() {
    var table = ContainerTable([blog, .deployed("blog", "web.2", "a0"), .deployed("shop", "web.1", "b1")])
    #expect(table["a1"] == blog)
    #expect(table.containers(of: "blog").map(\.id) == ["a0", "a1"])
    table["a1"] = nil
    #expect(table["a1"] == nil)
    #expect(table.containers(of: "blog").map(\.id) == ["a0"])
    #expect(table.containers(of: "none").isEmpty)
    #expect(Set(table.ids) == ["a0", "b1"])
  }

  @Test func `one whose label changes moves from app to app`() {
    var table = ContainerTable([blog])
    table["a1"]?.labels.app = "shop"
    #expect(table.containers(of: "blog").isEmpty)
    #expect(table.containers(of: "shop").map(\.id) == ["a1"])
  }

  @Test func `those that share a network stack are found`() {
    var table = ContainerTable([blog])
    #expect(table.sharing("a1").isEmpty)
    table["c1"] = .deployed("side", "web.1", "c1", mode: .container("a1"), endpoints: [])
    #expect(table.sharing("a1").map(\.id) == ["c1"])
    #expect(table.sharing("c1").isEmpty)
    table["c1"]?.networkMode = .host
    #expect(table.sharing("a1").isEmpty)
  }

  @Test func `forgetting states keeps who there is`() {
    var table = ContainerTable([blog])
    table["a1"]?.details = ContainerDetails()
    table.forgetStates()
    #expect(table["a1"]?.state == .unknown)
    #expect(table["a1"]?.details == nil)
    #expect(table.containers(of: "blog").count == 1)
  }

  @Test func `what is expected may exist until it is known or said to be missing`() {
    var table = ContainerTable()
    #expect(!table.mayExist("a1"))
    table.expect("a1")
    #expect(table.mayExist("a1"))
    table["a1"] = blog
    table["a1"] = nil
    #expect(!table.mayExist("a1"))
    table.expect("a1")
    let wasExpected = table.stopExpecting("a1")
    let isExpected = table.stopExpecting("a1")
    #expect(wasExpected && !isExpected)
    table.isComplete = false
    #expect(table.mayExist("a1"))
  }
}
