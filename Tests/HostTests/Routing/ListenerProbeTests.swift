// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

struct ListenerProbeTests {
  private func listener(_ port: UInt16) throws -> Listener {
    Listener(.loopback, try #require(Port("\(port)")))
  }

  @Test func `those that take connections are told from those that refuse and those that nobody can ask`() throws {
    let port = try ListeningSocket.freePort()
    let server = SocketServer(listening: try ListeningSocket.tcp(.loopback, port: port)) { _ in }
    defer { server.stop() }
    let (open, closed) = (try listener(port), try listener(ListeningSocket.freePort()))
    let named = try #require(Listener("container.example:80"))
    #expect(ListenerProbe.answering([open, closed, named], within: .seconds(5)) == [open])
  }

  @Test func `one that says nothing is waited for as long as was said`() throws {
    // The queue of a socket that nobody accepts from is full with its first connections, and further ones hear nothing.
    let silent = try TCPSocket.listening(on: .loopback, backlog: 0)
    let first = try (0..<4).map { _ in try TCPSocket.connecting(from: .loopback, to: .loopback, silent, waiting: false)
    }
    let start = ContinuousClock.now
    #expect(ListenerProbe.answering([try listener(silent.port)], within: .milliseconds(50)).isEmpty)
    #expect(start.duration(to: .now) >= .milliseconds(50))
    withExtendedLifetime(first) {}
  }
}
