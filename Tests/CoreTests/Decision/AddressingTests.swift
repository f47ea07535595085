// SPDX-License-Identifier: MIT

import Core
import Testing

struct AddressingTests {
  private func host(
    _ container: Container, in slot: ProcessSlot = "web.1", _ network: NetworkSettings = NetworkSettings(),
    among others: [Container] = []
  ) -> Listener.Host? {
    AppFiles(network: network).host(of: container, in: slot, among: ContainerTable(others + [container]))
  }

  private func container(_ mode: NetworkMode, _ endpoints: [Endpoint], state: ContainerState = .running) -> Container {
    .deployed("blog", "web.1", "a1", state: state, mode: mode, endpoints: endpoints)
  }

  private let bridge = Endpoint(network: "bridge", address: "172.17.0.2")
  private let back = Endpoint(network: "back", address: "10.0.1.2")
  private let front = Endpoint(network: "front", address: "10.0.2.2")

  @Test func `on the default bridge the bridge's address counts`() {
    #expect(host(container(.network("bridge"), [bridge])) == .address("172.17.0.2"))
    #expect(host(container(.network("bridge"), [back, bridge, front])) == .address("172.17.0.2"))
  }

  @Test func `on the initial network its address counts, whatever else it was attached to`() {
    let settings = NetworkSettings(initialNetwork: "front")
    #expect(host(container(.network("front"), [back, bridge, front]), settings) == .address("10.0.2.2"))
  }

  @Test func `one created before the initial network was set is reached where it is`() {
    let settings = NetworkSettings(initialNetwork: "front")
    #expect(host(container(.network("bridge"), [bridge, back]), settings) == .address("172.17.0.2"))
  }

  @Test func `created on another network by name or by id, that one comes before the others`() {
    let id: NetworkID = "c3"
    let named = Endpoint(network: "front", networkID: id, address: "10.0.2.2")
    #expect(host(container(.network("front"), [back, named])) == .address("10.0.2.2"))
    #expect(host(container(.network(id.rawValue), [back, named])) == .address("10.0.2.2"))
  }

  @Test func `with none of these the first network by name decides`() {
    #expect(host(container(.network("gone"), [front, back])) == .address("10.0.1.2"))
    #expect(host(container(.none, [front, back])) == .address("10.0.1.2"))
  }

  @Test func `in host mode it is the machine itself`() {
    #expect(host(container(.host, [Endpoint(network: "host")])) == .address(.loopback))
  }

  @Test func `without a network there is no address`() {
    #expect(host(container(.none, [Endpoint(network: "none")])) == nil)
    #expect(host(container(.none, [])) == nil)
  }

  @Test func `it is where the container is whose network stack it uses`() {
    let other = Container.deployed("shop", "web.1", "b1", at: "172.17.0.9")
    #expect(host(container(.container("b1"), []), among: [other]) == .address("172.17.0.9"))
  }

  @Test(arguments: [ContainerState.exited, .paused, .restarting, .created, .dead, .removing, .unknown])
  func `it has no address while the container does not run whose network stack it uses`(state: ContainerState) {
    let other = Container.deployed("shop", "web.1", "b1", at: "172.17.0.9", state: state)
    #expect(host(container(.container("b1"), []), among: [other]) == nil)
    #expect(host(container(.container("b1"), [])) == nil)
  }

  @Test func `containers that use one another's network stack have no address`() {
    let other = Container.deployed("shop", "web.1", "b1", mode: .container("a1"), endpoints: [])
    #expect(host(container(.container("b1"), []), among: [other]) == nil)
    #expect(host(container(.container("a1"), [])) == nil)
  }

  @Test(arguments: [ContainerState.exited, .paused, .restarting, .created, .dead, .removing, .unknown])
  func `one that does not run has no address, not even a static one`(state: ContainerState) {
    #expect(host(container(.network("bridge"), [bridge], state: state)) == nil)
    #expect(host(container(.host, [], state: state)) == nil)
    let settings = NetworkSettings(staticWebListener: "192.0.2.1:80")
    #expect(host(container(.network("bridge"), [bridge], state: state), settings) == nil)
  }

  @Test func `an empty address is none`() {
    #expect(host(container(.network("bridge"), [Endpoint(network: "bridge")])) == nil)
  }

  @Test func `a network without an address is passed over`() {
    #expect(host(container(.network("bridge"), [Endpoint(network: "bridge"), back])) == .address("10.0.1.2"))
  }

  @Test func `IPv6 counts where there is no IPv4 at all`() {
    let only = Endpoint(network: "bridge", ipv6Address: "fd00::2")
    #expect(host(container(.network("bridge"), [only])) == .address("fd00::2"))
    #expect(host(container(.network("bridge"), [only, back])) == .address("10.0.1.2"))
    let both = Endpoint(network: "bridge", address: "172.17.0.2", ipv6Address: "fd00::2")
    #expect(host(container(.network("bridge"), [both])) == .address("172.17.0.2"))
  }

  @Test func `a static web listener stands for every web process and for nothing else`() {
    let settings = NetworkSettings(staticWebListener: "backend.example:8080")
    let files = AppFiles(portFiles: ["web.2": "5001"], network: settings)
    #expect(host(container(.network("bridge"), [bridge]), in: "web.2", settings) == .name("backend.example"))
    #expect(files.port(of: "web.2") == 8080)
    #expect(host(container(.network("bridge"), [bridge]), in: "worker.1", settings) == .address("172.17.0.2"))
    #expect(files.port(of: "worker.1") == 5000)
  }

  @Test(
    arguments: [("3000", 3000), ("3000\n", 3000), ("\n 3000 x", 3000), ("", 8080), ("0", 8080), ("abc", 8080)]
      as [(String, Port)])
  func `the port file says the port, and the port map where it makes no sense`(text: String, port: Port) {
    let files = AppFiles(portFiles: ["web.1": text], proxy: ProxySettings(portMap: ["http:80:8080"]))
    #expect(files.port(of: "web.1") == port)
  }

  @Test(
    arguments: [
      ([], 5000), (["http:80:3000", "http:81:4000"], 3000), (["udp:53:53", "https:443:4000"], 4000),
      (["udp:53:53"], 5000),
    ] as [([PortMapping], Port)])
  func `without a port file the first mapping counts that is not UDP, else 5000`(map: [PortMapping], port: Port) {
    let files = AppFiles(proxy: ProxySettings(portMap: map))
    #expect(files.port(of: "web.1") == port)
    #expect(files.port(of: "worker.1") == 5000)
  }

  @Test func `another process type's port file counts too`() {
    #expect(AppFiles(portFiles: ["worker.1": "9000"]).port(of: "worker.1") == 9000)
  }
}
