// SPDX-License-Identifier: MIT

import Core
import Testing

struct ContainerTests {
  private let container = Container(
    id: "a1", name: "blog.web.1", labels: DokkuLabels(app: "blog"), state: .running, networkMode: .network("bridge"),
    endpoints: [
      Endpoint(network: "z", address: "10.0.2.2", aliases: ["b", "a"]),
      Endpoint(network: "bridge", address: "172.17.0.2"),
    ])

  @Test func `endpoints are sorted by network, aliases by name`() {
    #expect(container.endpoints.map(\.network) == ["bridge", "z"])
    #expect(container.endpoint(on: "z")?.aliases == ["a", "b"])
  }

  @Test func `an endpoint is found by its network`() {
    #expect(container.endpoint(on: "bridge")?.address == "172.17.0.2")
    #expect(container.endpoint(on: "y") == nil)
  }
}
