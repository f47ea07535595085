// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct KernelRoutingTests {
  private static let blue = IPAddress.v4(0x0a09_0002)  // 10.9.0.2
  private static let green = IPAddress.v4(0x0a09_0003)
  private static let own = IPAddress.v4(0x0a09_0001)
  private static let first = IPAddress.v4(0xc612_0002)
  private static let second = IPAddress.v4(0xc612_0003)

  private func inside(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await PrivateNetwork.run(with: [Self.own, Self.blue, Self.green], body)
  }

  private static func call(_ address: IPAddress, _ server: TCPSocket) throws -> TCPSocket {
    try TCPSocket.connecting(from: own, to: address, server)
  }

  private static func refusal(_ address: IPAddress, _ server: TCPSocket) -> CInt? {
    do {
      _ = try call(address, server)
      return nil
    } catch {
      return (error as? ListeningSocket.Failed)?.code
    }
  }

  private static func shell(_ text: String) throws { try Child.run(["sh", "-c", text]) }

  @Test func `connections to a stable address reach the container that it is mapped to, and no other`() async throws {
    try await inside {
      let (blue, green) = (try TCPSocket.listening(on: Self.blue), try TCPSocket.listening(on: Self.green))
      let routing = try KernelRouting(.standard)

      try routing.apply(MappingChange(set: [Self.first: Self.blue, Self.second: Self.green]))

      let (one, other) = (try Self.call(Self.first, blue), try Self.call(Self.second, green))
      #expect(one.reaches(try blue.accepting()))
      #expect(other.reaches(try green.accepting()))
    }
  }

  @Test func `an address without a container is refused at once`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      #expect(Self.refusal(Self.first, blue) == EACCES)

      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      #expect(Self.refusal(Self.first, blue) == nil)

      try routing.apply(MappingChange(removed: [Self.first]))
      #expect(Self.refusal(Self.first, blue) == EACCES)
    }
  }

  @Test func `a replaced container gets no new connections and keeps those it has`() async throws {
    try await inside {
      let (blue, green) = (try TCPSocket.listening(on: Self.blue), try TCPSocket.listening(on: Self.green))
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      let old = try Self.call(Self.first, blue)
      let oldEnd = try blue.accepting()

      try routing.apply(MappingChange(set: [Self.first: Self.green]))

      let new = try Self.call(Self.first, green)
      #expect(new.reaches(try green.accepting()))
      #expect(old.reaches(oldEnd))
      #expect(oldEnd.reaches(old))
    }
  }

  @Test func `what goes on with a container that is gone ends, all else lives on`() async throws {
    try await inside {
      let (blue, green) = (try TCPSocket.listening(on: Self.blue), try TCPSocket.listening(on: Self.green))
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue, Self.second: Self.green]))
      let doomed = try Self.call(Self.first, blue)
      let other = try Self.call(Self.second, green)
      let otherEnd = try green.accepting()
      let direct = try TCPSocket.connecting(from: Self.green, to: Self.blue, blue)

      #expect(try FlowSearch(.standard, endingThoseTo: [Self.blue]).wait() == 1)

      #expect(doomed.readError == ECONNABORTED)
      #expect(direct.readError == nil)
      #expect(other.reaches(otherEnd))
      #expect(try FlowSearch(.standard, endingThoseTo: [Self.blue]).wait() == 0)
      #expect(try FlowSearch(.standard, endingThoseTo: [Self.blue, Self.green]).wait() == 1)
    }
  }

  @Test func `datagrams from one port stay with a container that is replaced, until it is gone`() async throws {
    try await inside {
      let blue = try UDPSocket(on: Self.blue)
      let green = try UDPSocket(on: Self.green, port: blue.port)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      let client = try UDPSocket(on: Self.own)
      try client.connect(to: Self.first, blue.port)
      #expect(client.reaches(blue))

      try routing.apply(MappingChange(set: [Self.first: Self.green]))
      #expect(client.reaches(blue))

      #expect(try FlowSearch(.standard, endingThoseTo: [Self.blue]).wait() == 1)
      #expect(client.reaches(green))
    }
  }

  @Test(arguments: [
    "nft flush ruleset", "nft delete table ip dokku_listeners", "nft flush table ip dokku_listeners",
    "nft flush map ip dokku_listeners live", "nft delete element ip dokku_listeners live '{ 198.18.0.2 }'",
    "nft flush chain ip dokku_listeners out", "nft flush chain ip dokku_listeners forward",
    "ip route delete 198.18.0.2/32", "ip route delete prohibit 198.18.0.0/16", "ip route flush proto 222",
    "ip route replace 198.18.0.2/32 via 10.9.0.3 proto 222", "nft flush ruleset; ip route flush proto 222",
  ])
  func `what somebody took away is put back, once`(command: String) async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      #expect(try !routing.repair())

      try Self.shell(command)

      #expect(try routing.repair())
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
      #expect(Self.refusal(Self.second, blue) == EACCES)
      #expect(try !routing.repair())
    }
  }

  @Test func `a change goes through though somebody flushed the table just before`() async throws {
    try await inside {
      let (blue, green) = (try TCPSocket.listening(on: Self.blue), try TCPSocket.listening(on: Self.green))
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell("nft flush ruleset")

      try routing.apply(MappingChange(set: [Self.first: Self.green, Self.second: Self.blue]))

      #expect(try Self.call(Self.first, green).reaches(try green.accepting()))
      #expect(try Self.call(Self.second, blue).reaches(try blue.accepting()))
      #expect(try !routing.repair())
    }
  }

  @Test func `the next run takes over what this one left`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      #expect(!KernelRouting.isLeft)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.blue, Self.second: Self.green]))
      #expect(KernelRouting.isLeft)
      let before = try Self.call(Self.first, blue)
      let beforeEnd = try blue.accepting()

      let next = try KernelRouting(.standard)

      #expect(next.live == [Self.first: Self.blue, Self.second: Self.green])
      #expect(before.reaches(beforeEnd))
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test(arguments: ["ip route delete 198.18.0.2/32", "nft flush map ip dokku_listeners live"])
  func `the next run makes whole what was left half done`(command: String) async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell(command)

      let next = try KernelRouting(.standard)

      #expect(try !next.repair())
      #expect((Self.refusal(Self.first, blue) == nil) == (next.live[Self.first] == Self.blue))
    }
  }

  @Test func `a firewall that lets out what goes to the containers' network, and nothing else, is no obstacle`()
    async throws
  {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell(
        """
        nft add table inet filter
        nft add chain inet filter output '{ type filter hook output priority 0; policy drop; }'
        nft add rule inet filter output ip daddr 10.9.0.0/24 accept
        """)

      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
      #expect(Self.refusal(Self.second, blue) == EACCES)
    }
  }

  @Test func `with sets and rules of others by the ten thousands a change takes what it takes without`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      try Self.shell(
        """
        { echo 'add table inet blocked'; echo 'add set inet blocked networks { type ipv4_addr; flags interval; }'
          seq 0 19999 | awk '{ printf "add element inet blocked networks { 20.%d.%d.0/25 }\\n", $1 / 256, $1 % 256 }'
        } | nft -f -
        """)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      #expect(try !routing.repair())
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
      try Self.shell("test $(nft list set inet blocked networks | grep -o /25 | wc -l) = 20000")
    }
  }

  @Test func `a table of our name that somebody else made is reported and not touched, and nothing leads anywhere`()
    async throws
  {
    try await inside {
      try Self.shell("nft 'add table ip dokku_listeners; add chain ip dokku_listeners mine'")
      let reason = RoutingUnavailable("nftables: table ip dokku_listeners was made by another program")
      #expect(throws: reason) { try KernelRouting(.standard) }
      #expect(KernelRouting.isLeft)
      try Self.shell("nft list chain ip dokku_listeners mine; ! ip route show proto 222 | grep -v prohibit")

      try KernelRouting.close()
      try Self.shell("nft list chain ip dokku_listeners mine")
    }
  }

  @Test func `a table that a running program holds in place of ours closes every address`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell("nft 'delete table ip dokku_listeners; add table ip dokku_listeners'")

      let reason = RoutingUnavailable("nftables: table ip dokku_listeners was made by another program")
      #expect(throws: reason) { try routing.apply(MappingChange(set: [Self.second: Self.green])) }

      #expect(Self.refusal(Self.first, blue) == EACCES)
      #expect(Self.refusal(Self.second, blue) == EACCES)
      #expect(routing.live == [:])
      try Self.shell("nft list table ip dokku_listeners; ! nft list chains ip | grep out")
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
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell(command)

      #expect(try routing.repair())
      #expect(try !routing.repair())
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test func `closed, no stable address leads anywhere, and the next run opens what it is asked to`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.blue]))

      try KernelRouting.close()

      #expect(Self.refusal(Self.first, blue) == EACCES)
      let next = try KernelRouting(.standard)
      #expect(next.live == [:])
      #expect(Self.refusal(Self.first, blue) == EACCES)
      try next.apply(MappingChange(set: [Self.first: Self.blue]))
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test func `datagrams of before do not go on to where nobody leads them any more`() async throws {
    try await inside {
      let blue = try UDPSocket(on: Self.blue)
      let green = try UDPSocket(on: Self.green, port: blue.port)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.blue]))
      let client = try UDPSocket(on: Self.own)
      try client.connect(to: Self.first, blue.port)
      #expect(client.reaches(blue))
      try KernelRouting.close()

      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.green]))

      #expect(client.reaches(green))
    }
  }

  @Test func `beside somebody's use of the range what is left stays in force until it is taken away`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.blue]))
      try Self.shell("ip address add 198.18.7.1/24 dev lo")
      let taken = "198.18.0.0/16 is taken: link lo has the address 198.18.7.1"
      #expect(throws: RoutingUnavailable(taken)) { try KernelRouting(.standard) }

      let leaving = try KernelRouting(.standard, evenIfTaken: true)

      #expect(try leaving.conflict()?.description == taken)
      #expect(try Self.call(Self.first, blue).reaches(try blue.accepting()))
      try leaving.dismantle()
      #expect(!KernelRouting.isLeft)
      try Self.shell("ip address delete 198.18.7.1/24 dev lo")
      #expect(throws: Never.self) { try KernelRouting(.standard) }
    }
  }

  @Test func `without the right to change the network there is a reason, and nothing is left`() async throws {
    try await inside {
      try PrivateNetwork.dropCapabilities()
      #expect(throws: RoutingUnavailable("prohibit route to 198.18.0.0/16: Operation not permitted")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test func `taken away, nothing is left, and other tables are as they were`() async throws {
    try await inside {
      try Self.shell(
        """
        nft add table ip other
        nft add chain ip other out '{ type nat hook output priority -100; }'
        nft list ruleset >/tmp/before.$PPID; ip route >>/tmp/before.$PPID
        """)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.blue]))

      try routing.dismantle()

      #expect(!KernelRouting.isLeft)
      try Self.shell(
        """
        nft list ruleset >/tmp/after.$PPID; ip route >>/tmp/after.$PPID
        cmp /tmp/before.$PPID /tmp/after.$PPID; code=$?
        rm -f /tmp/before.$PPID /tmp/after.$PPID; exit $code
        """)
    }
  }

  @Test func `a thousand listeners come and go in one change`() async throws {
    try await inside {
      let blue = try TCPSocket.listening(on: Self.blue)
      let routing = try KernelRouting(.standard)
      let all = Dictionary(uniqueKeysWithValues: (2..<1002).map { (IPAddress.v4(0xc612_0000 + $0), Self.blue) })

      try routing.apply(MappingChange(set: all))
      #expect(try !routing.repair())
      #expect(Self.refusal(.v4(0xc612_0000 + 1001), blue) == nil)

      try routing.apply(MappingChange(removed: Set(all.keys)))
      #expect(try !routing.repair())
      #expect(Self.refusal(.v4(0xc612_0000 + 1001), blue) == EACCES)
    }
  }
}
