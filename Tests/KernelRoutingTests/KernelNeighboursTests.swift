// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

/// Beside other programs that use the same kernel.
@Suite(.timeLimit(.minutes(1)))
struct KernelNeighboursTests {
  @Test func `with sets and rules of others by the ten thousands a change takes what it takes without`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      try PrivateHost.shell(
        """
        { echo 'add table inet blocked'; echo 'add set inet blocked networks { type ipv4_addr; flags interval; }'
          seq 0 19999 | awk '{ printf "add element inet blocked networks { 20.%d.%d.0/25 }\\n", $1 / 256, $1 % 256 }'
        } | nft -f -
        """)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      #expect(try !routing.repair())
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
      try PrivateHost.shell("test $(nft list set inet blocked networks | grep -o /25 | wc -l) = 20000")
    }
  }

  @Test func `a table of our name that somebody else made is reported and not touched, and nothing leads anywhere`()
    async throws
  {
    try await PrivateHost.inside {
      try PrivateHost.shell("nft 'add table ip dokku_listeners; add chain ip dokku_listeners mine'")
      let reason = RoutingUnavailable("nftables: table ip dokku_listeners was made by another program")
      #expect(throws: reason) { try KernelRouting(.standard) }
      #expect(KernelRouting.isLeft)
      try PrivateHost.shell("nft list chain ip dokku_listeners mine; ! ip route show proto 222 | grep -v prohibit")

      try KernelRouting.close()
      try PrivateHost.shell("nft list chain ip dokku_listeners mine")
    }
  }

  @Test func `a table that a running program holds in place of ours closes every address`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell("nft 'delete table ip dokku_listeners; add table ip dokku_listeners'")

      let reason = RoutingUnavailable("nftables: table ip dokku_listeners was made by another program")
      #expect(throws: reason) { try routing.apply(MappingChange(set: [PrivateHost.second: PrivateHost.green])) }

      #expect(PrivateHost.refusal(PrivateHost.first, blue) == EACCES)
      #expect(PrivateHost.refusal(PrivateHost.second, blue) == EACCES)
      #expect(routing.live == [:])
      try PrivateHost.shell("nft list table ip dokku_listeners; ! nft list chains ip | grep out")
    }
  }

  @Test(arguments: [
    "nft 'add table ip dokku_listeners { flags dormant; }'", "nft 'add chain ip dokku_listeners more'",
    "nft 'insert rule ip dokku_listeners out accept'", "nft 'add rule ip dokku_listeners forward accept'",
    "nft 'add set ip dokku_listeners more { type ipv4_addr; }'",
    "nft 'add element ip dokku_listeners live { 198.18.0.9 : 10.9.0.3 }'",
    "nft 'chain ip dokku_listeners forward { policy drop; }'",
  ])
  func `what somebody put into our table is taken out, once`(command: String) async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell(command)

      #expect(try routing.repair())
      #expect(try !routing.repair())
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test func `beside somebody's use of the range what is left stays in force until it is taken away`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell("ip address add 198.18.7.1/24 dev lo")
      let taken = "198.18.0.0/16 is taken: link lo has the address 198.18.7.1"
      #expect(throws: RoutingUnavailable(taken)) { try KernelRouting(.standard) }

      let leaving = try KernelRouting(.standard, evenIfTaken: true)

      #expect(try leaving.conflict()?.description == taken)
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
      try leaving.dismantle()
      #expect(!KernelRouting.isLeft)
      try PrivateHost.shell("ip address delete 198.18.7.1/24 dev lo")
      #expect(throws: Never.self) { try KernelRouting(.standard) }
    }
  }
}
