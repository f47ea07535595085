// SPDX-License-Identifier: MIT
import Core
import Testing

struct NetworkDefinitionTests {
  private func stray(_ subnets: [String], _ gateways: [String]) -> IPAddress? {
    var network = NetworkDefinition(name: "n")
    network.subnets = subnets.compactMap { Subnet($0) }
    network.gateways = gateways.compactMap { IPAddress($0) }
    return network.strayGateway
  }

  @Test func `a gateway is in one of the subnets or goes astray`() {
    #expect(stray(["10.0.0.0/24", "fd00::/64"], ["fd00::1", "10.0.0.9"]) == nil)
    #expect(stray(["10.0.0.0/24"], ["10.0.0.1", "10.0.1.1"]) == IPAddress("10.0.1.1"))
    #expect(stray([], ["10.0.0.1"]) == IPAddress("10.0.0.1"))
    #expect(stray([], []) == nil)
  }

  @Test func `a network is Dokku's by its label, whatever it says`() {
    var network = NetworkDetails(id: "0123456789ab", name: "n")
    #expect(!network.isDokkuManaged)
    network.labels["com.dokku.network-name"] = ""
    #expect(network.isDokkuManaged)
  }
}
