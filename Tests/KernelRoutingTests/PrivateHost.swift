// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport

/// A network of its own with two containers' addresses and the host's, for a test at a time.
enum PrivateHost {
  static let blue = IPAddress.v4(0x0a09_0002)  // 10.9.0.2
  static let green = IPAddress.v4(0x0a09_0003)
  static let own = IPAddress.v4(0x0a09_0001)
  static let first = IPAddress.v4(0xc612_0002)
  static let second = IPAddress.v4(0xc612_0003)

  static func inside(_ body: @escaping @Sendable () throws -> Void) async throws {
    try await PrivateNetwork.run(with: [own, blue, green], body)
  }

  static func call(_ address: IPAddress, _ server: TCPSocket) throws -> TCPSocket {
    try TCPSocket.connecting(from: own, to: address, server)
  }

  static func refusal(_ address: IPAddress, _ server: TCPSocket) -> CInt? {
    do {
      _ = try call(address, server)
      return nil
    } catch {
      return (error as? ListeningSocket.Failed)?.code
    }
  }

  static func shell(_ text: String) throws { try Child.run(["sh", "-c", text]) }
}
