// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PortForwardTests {
  @Test func `a mapping of the port map with scheme tcp or udp leads to the web processes`() {
    #expect(PortForward("tcp:25:5025" as PortMapping) == PortForward("25/tcp", to: 5025, of: "web"))
    #expect(PortForward("udp:53:5353" as PortMapping) == PortForward("53/udp", to: 5353, of: "web"))
  }

  @Test(arguments: ["http:80:5000", "https:443:5000", "grpc:50051:50051", "TCP:25:25", "sctp:25:25"])
  func `any other scheme is none of its business`(mapping: PortMapping) { #expect(PortForward(mapping) == nil) }
}
