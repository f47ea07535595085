// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct ConnectionCutterTests {
  private static let ours = IPAddress.v4(0xc612_0064)  // 198.18.0.100
  private static let dead = IPAddress.v4(0xc612_0001)
  private static let alive = IPAddress.v4(0xc612_0002)
  private static let oursV6 = IPAddress.v6(high: 0xfd00 << 48, low: 0x100)
  private static let deadV6 = IPAddress.v6(high: 0xfd00 << 48, low: 1)
  private static let aliveV6 = IPAddress.v6(high: 0xfd00 << 48, low: 2)
  private static let closed: UInt8 = 7

  private func inside(_ body: @escaping @Sendable () throws -> Void) async throws {
    let all = [Self.ours, Self.dead, Self.alive, Self.oursV6, Self.deadV6, Self.aliveV6]
    try await PrivateNetwork.run(with: all, body)
  }

  @Test(arguments: [
    (ours, dead, alive, AF_INET), (ours, dead, alive, AF_INET6), (oursV6, deadV6, aliveV6, AF_INET6),
  ])
  func `connections to a dead address end at once, others live on`(
    ours: IPAddress, dead: IPAddress, alive: IPAddress, family: CInt
  ) async throws {
    try await inside {
      let there = try TCPSocket.listening(on: dead)
      let elsewhere = try TCPSocket.listening(on: alive)
      let doomed = try (1...3).map { _ in try TCPSocket.connecting(from: ours, to: dead, there, family: family) }
      let other = try TCPSocket.connecting(from: ours, to: alive, elsewhere, family: family)
      let otherEnd = try elsewhere.accepting()
      #expect(doomed.allSatisfy { !$0.isFailed })

      #expect(try ConnectionCutter.cut([dead]) == 3)

      #expect(doomed.allSatisfy { $0.isFailed })
      #expect(doomed.map(\.readError) == [ECONNABORTED, ECONNABORTED, ECONNABORTED])
      #expect(doomed.map(\.state) == [Self.closed, Self.closed, Self.closed])
      #expect(other.reaches(otherEnd))
      #expect(otherEnd.reaches(other))
    }
  }

  @Test(arguments: [(ours, dead, AF_INET), (ours, dead, AF_INET6), (oursV6, deadV6, AF_INET6)])
  func `a connection still knocking ends at once`(ours: IPAddress, dead: IPAddress, family: CInt) async throws {
    try await inside {
      // One connection fills the queue; after that SYNs are dropped.
      let there = try TCPSocket.listening(on: dead, backlog: 0)
      let first = try TCPSocket.connecting(from: ours, to: dead, there, family: family)
      let knocking = try TCPSocket.connecting(from: ours, to: dead, there, family: family, waiting: false)
      try #require(knocking.state == 2)

      #expect(try ConnectionCutter.cut([dead]) == 2)

      #expect(knocking.isFailed)
      #expect(knocking.readError == ECONNABORTED)
      #expect(first.readError == ECONNABORTED)
    }
  }

  @Test func `whoever listens on a dead address goes on listening`() async throws {
    try await inside {
      let there = try TCPSocket.listening(on: Self.dead)
      let before = try TCPSocket.connecting(from: Self.ours, to: Self.dead, there)
      let accepted = try there.accepting()
      #expect(try ConnectionCutter.cut([Self.dead]) == 1)
      #expect(before.readError == ECONNABORTED)
      // Told by the other end, not cut.
      #expect(accepted.readError == ECONNRESET)
      let after = try TCPSocket.connecting(from: Self.ours, to: Self.dead, there)
      #expect(after.reaches(try there.accepting()))
    }
  }

  @Test(arguments: [0, 1, 15, 16, 500])
  func `an address is found among many`(onEachSide count: UInt32) async throws {
    try await inside {
      let there = try TCPSocket.listening(on: Self.dead)
      let thereV6 = try TCPSocket.listening(on: Self.deadV6)
      let elsewhere = try TCPSocket.listening(on: Self.alive)
      let doomed = [
        try TCPSocket.connecting(from: Self.ours, to: Self.dead, there),
        try TCPSocket.connecting(from: Self.oursV6, to: Self.deadV6, thereV6),
      ]
      let other = try TCPSocket.connecting(from: Self.ours, to: Self.alive, elsewhere)
      let below = (0..<count).map { IPAddress.v4(0x0a00_0000 + $0) }
      let above = (0..<count).map { IPAddress.v6(high: 0xfe00 << 48, low: UInt64($0)) }
      #expect(try ConnectionCutter.cut(Set(below + [Self.dead, Self.deadV6] + above)) == 2)
      #expect(doomed.map(\.readError) == [ECONNABORTED, ECONNABORTED])
      #expect(other.reaches(try elsewhere.accepting()))
    }
  }

  @Test func `a mapped address means the same as the IPv4 one`() async throws {
    try await inside {
      let there = try TCPSocket.listening(on: Self.dead)
      let doomed = try TCPSocket.connecting(from: Self.ours, to: Self.dead, there)
      #expect(try ConnectionCutter.cut([.v6(high: 0, low: 0xffff_c612_0001)]) == 1)
      #expect(doomed.readError == ECONNABORTED)
    }
  }

  @Test func `loopback is never cut`() async throws {
    try await inside {
      let here = try TCPSocket.listening(on: .loopback)
      let hereV6 = try TCPSocket.listening(on: .v6(high: 0, low: 1))
      let one = try TCPSocket.connecting(from: .loopback, to: .loopback, here)
      let two = try TCPSocket.connecting(from: .v6(high: 0, low: 1), to: .v6(high: 0, low: 1), hereV6)
      let three = try TCPSocket.connecting(from: .loopback, to: .loopback, here, family: AF_INET6)
      let texts = ["127.0.0.1", "127.255.0.1", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1", "::ffff:0.0.0.0"]
      #expect(try ConnectionCutter.cut(Set(texts.compactMap { IPAddress($0) })) == 0)
      #expect(one.reaches(try here.accepting()))
      #expect(two.reaches(try hereV6.accepting()))
      #expect(three.reaches(try here.accepting()))
    }
  }

  @Test func `what no process has any more is left alone`() async throws {
    try await inside {
      let there = try TCPSocket.listening(on: Self.dead)
      // The last bytes wait for a reader while nobody holds the socket.
      try TCPSocket.connecting(from: Self.ours, to: Self.dead, there).fill()
      #expect(try ConnectionCutter.cut([Self.dead]) == 0)
    }
  }

  @Test func `without the privilege nothing is cut, and it says so`() async throws {
    try await inside {
      let there = try TCPSocket.listening(on: Self.dead)
      let spared = try TCPSocket.connecting(from: Self.ours, to: Self.dead, there)
      let end = try there.accepting()
      try PrivateNetwork.dropCapabilities()
      #expect(try ConnectionCutter.cut([Self.alive]) == 0)
      #expect(throws: KernelRefused(call: "sock_diag", code: EPERM)) { try ConnectionCutter.cut([Self.dead]) }
      #expect(spared.reaches(end))
    }
  }

  @Test func `a thousand connections end in one go`() async throws {
    try await inside {
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 4096))
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      let there = try TCPSocket.listening(on: Self.dead)
      let elsewhere = try TCPSocket.listening(on: Self.alive)
      let doomed = try (1...1000).map { _ in try TCPSocket.connecting(from: Self.ours, to: Self.dead, there) }
      let others = try (1...100).map { _ in try TCPSocket.connecting(from: Self.ours, to: Self.alive, elsewhere) }
      #expect(try ConnectionCutter.cut([Self.dead]) == 1000)
      #expect(doomed.allSatisfy { $0.readError == ECONNABORTED })
      #expect(others.allSatisfy { $0.readError == nil })
      #expect(try ConnectionCutter.cut([Self.dead]) == 0)
    }
  }
}
