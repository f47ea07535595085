// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct KernelRoutingTests {
  @Test func `connections to a stable address reach the container that it is mapped to, and no other`() async throws {
    try await PrivateHost.inside {
      let (blue, green) = (
        try TCPSocket.listening(on: PrivateHost.blue), try TCPSocket.listening(on: PrivateHost.green)
      )
      let routing = try KernelRouting(.standard)

      try routing.apply(
        MappingChange(set: [PrivateHost.first: PrivateHost.blue, PrivateHost.second: PrivateHost.green]))

      let (one, other) = (
        try PrivateHost.call(PrivateHost.first, blue), try PrivateHost.call(PrivateHost.second, green)
      )
      #expect(one.reaches(try blue.accepting()))
      #expect(other.reaches(try green.accepting()))
    }
  }

  @Test func `an address without a container is refused at once`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      #expect(PrivateHost.refusal(PrivateHost.first, blue) == EACCES)

      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      #expect(PrivateHost.refusal(PrivateHost.first, blue) == nil)

      try routing.apply(MappingChange(removed: [PrivateHost.first]))
      #expect(PrivateHost.refusal(PrivateHost.first, blue) == EACCES)
    }
  }

  @Test func `a replaced container gets no new connections and keeps those it has`() async throws {
    try await PrivateHost.inside {
      let (blue, green) = (
        try TCPSocket.listening(on: PrivateHost.blue), try TCPSocket.listening(on: PrivateHost.green)
      )
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      let old = try PrivateHost.call(PrivateHost.first, blue)
      let oldEnd = try blue.accepting()

      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.green]))

      let new = try PrivateHost.call(PrivateHost.first, green)
      #expect(new.reaches(try green.accepting()))
      #expect(old.reaches(oldEnd))
      #expect(oldEnd.reaches(old))
    }
  }

  @Test func `what goes on with a container that is gone ends, all else lives on`() async throws {
    try await PrivateHost.inside {
      let (blue, green) = (
        try TCPSocket.listening(on: PrivateHost.blue), try TCPSocket.listening(on: PrivateHost.green)
      )
      let routing = try KernelRouting(.standard)
      try routing.apply(
        MappingChange(set: [PrivateHost.first: PrivateHost.blue, PrivateHost.second: PrivateHost.green]))
      let doomed = try PrivateHost.call(PrivateHost.first, blue)
      let other = try PrivateHost.call(PrivateHost.second, green)
      let otherEnd = try green.accepting()
      let direct = try TCPSocket.connecting(from: PrivateHost.green, to: PrivateHost.blue, blue)

      #expect(try FlowSearch(.standard, endingThoseTo: [PrivateHost.blue]).wait() == 1)

      #expect(doomed.readError == ECONNABORTED)
      #expect(direct.readError == nil)
      #expect(other.reaches(otherEnd))
      #expect(try FlowSearch(.standard, endingThoseTo: [PrivateHost.blue]).wait() == 0)
      #expect(try FlowSearch(.standard, endingThoseTo: [PrivateHost.blue, PrivateHost.green]).wait() == 1)
    }
  }

  @Test func `datagrams from one port stay with a container that is replaced, until it is gone`() async throws {
    try await PrivateHost.inside {
      let blue = try UDPSocket(on: PrivateHost.blue)
      let green = try UDPSocket(on: PrivateHost.green, port: blue.port)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      let client = try UDPSocket(on: PrivateHost.own)
      try client.connect(to: PrivateHost.first, blue.port)
      #expect(client.reaches(blue))

      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.green]))
      #expect(client.reaches(blue))

      #expect(try FlowSearch(.standard, endingThoseTo: [PrivateHost.blue]).wait() == 1)
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
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      #expect(try !routing.repair())

      try PrivateHost.shell(command)

      #expect(try routing.repair())
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
      #expect(PrivateHost.refusal(PrivateHost.second, blue) == EACCES)
      #expect(try !routing.repair())
    }
  }

  @Test func `a change goes through though somebody flushed the table just before`() async throws {
    try await PrivateHost.inside {
      let (blue, green) = (
        try TCPSocket.listening(on: PrivateHost.blue), try TCPSocket.listening(on: PrivateHost.green)
      )
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell("nft flush ruleset")

      try routing.apply(
        MappingChange(set: [PrivateHost.first: PrivateHost.green, PrivateHost.second: PrivateHost.blue]))

      #expect(try PrivateHost.call(PrivateHost.first, green).reaches(try green.accepting()))
      #expect(try PrivateHost.call(PrivateHost.second, blue).reaches(try blue.accepting()))
      #expect(try !routing.repair())
    }
  }

  @Test func `the next run takes over what this one left`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      #expect(!KernelRouting.isLeft)
      try KernelRouting(.standard).apply(
        MappingChange(set: [PrivateHost.first: PrivateHost.blue, PrivateHost.second: PrivateHost.green]))
      #expect(KernelRouting.isLeft)
      let before = try PrivateHost.call(PrivateHost.first, blue)
      let beforeEnd = try blue.accepting()

      let next = try KernelRouting(.standard)

      #expect(next.live == [PrivateHost.first: PrivateHost.blue, PrivateHost.second: PrivateHost.green])
      #expect(before.reaches(beforeEnd))
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test(arguments: ["ip route delete 198.18.0.2/32", "nft flush map ip dokku_listeners live"])
  func `the next run makes whole what was left half done`(command: String) async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell(command)

      let next = try KernelRouting(.standard)

      #expect(try !next.repair())
      #expect(
        (PrivateHost.refusal(PrivateHost.first, blue) == nil) == (next.live[PrivateHost.first] == PrivateHost.blue))
    }
  }

  @Test func `a firewall that lets out what goes to the containers' network, and nothing else, is no obstacle`()
    async throws
  {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      try PrivateHost.shell(
        """
        nft add table inet filter
        nft add chain inet filter output '{ type filter hook output priority 0; policy drop; }'
        nft add rule inet filter output ip daddr 10.9.0.0/24 accept
        """)

      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
      #expect(PrivateHost.refusal(PrivateHost.second, blue) == EACCES)
    }
  }

  @Test func `closed, no stable address leads anywhere, and the next run opens what it is asked to`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      try KernelRouting(.standard).apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))

      try KernelRouting.close()

      #expect(PrivateHost.refusal(PrivateHost.first, blue) == EACCES)
      let next = try KernelRouting(.standard)
      #expect(next.live == [:])
      #expect(PrivateHost.refusal(PrivateHost.first, blue) == EACCES)
      try next.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      #expect(try PrivateHost.call(PrivateHost.first, blue).reaches(try blue.accepting()))
    }
  }

  @Test func `datagrams of before do not go on to where nobody leads them any more`() async throws {
    try await PrivateHost.inside {
      let blue = try UDPSocket(on: PrivateHost.blue)
      let green = try UDPSocket(on: PrivateHost.green, port: blue.port)
      try KernelRouting(.standard).apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))
      let client = try UDPSocket(on: PrivateHost.own)
      try client.connect(to: PrivateHost.first, blue.port)
      #expect(client.reaches(blue))
      try KernelRouting.close()

      try KernelRouting(.standard).apply(MappingChange(set: [PrivateHost.first: PrivateHost.green]))

      #expect(client.reaches(green))
    }
  }

  @Test func `without the right to change the network there is a reason, and nothing is left`() async throws {
    try await PrivateHost.inside {
      try PrivateNetwork.dropCapabilities()
      #expect(throws: RoutingUnavailable("prohibit route to 198.18.0.0/16: Operation not permitted")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test func `taken away, nothing is left, and other tables are as they were`() async throws {
    try await PrivateHost.inside {
      try PrivateHost.shell(
        """
        nft add table ip other
        nft add chain ip other out '{ type nat hook output priority -100; }'
        nft list ruleset >/tmp/before.$PPID; ip route >>/tmp/before.$PPID
        """)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [PrivateHost.first: PrivateHost.blue]))

      try routing.dismantle()

      #expect(!KernelRouting.isLeft)
      try PrivateHost.shell(
        """
        nft list ruleset >/tmp/after.$PPID; ip route >>/tmp/after.$PPID
        cmp /tmp/before.$PPID /tmp/after.$PPID; code=$?
        rm -f /tmp/before.$PPID /tmp/after.$PPID; exit $code
        """)
    }
  }

  @Test func `a thousand listeners come and go in one change`() async throws {
    try await PrivateHost.inside {
      let blue = try TCPSocket.listening(on: PrivateHost.blue)
      let routing = try KernelRouting(.standard)
      let all = Dictionary(uniqueKeysWithValues: (2..<1002).map { (IPAddress.v4(0xc612_0000 + $0), PrivateHost.blue) })

      try routing.apply(MappingChange(set: all))
      #expect(try !routing.repair())
      #expect(PrivateHost.refusal(.v4(0xc612_0000 + 1001), blue) == nil)

      try routing.apply(MappingChange(removed: Set(all.keys)))
      #expect(try !routing.repair())
      #expect(PrivateHost.refusal(.v4(0xc612_0000 + 1001), blue) == EACCES)
    }
  }
}
