// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

struct SocketAccessTests {
  @Test func `nothing, something else and a socket are told apart`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let engine = try FakeEngine(socketPath: folder.path("docker.sock"), shape: .v1_41)
    func access(_ name: String) throws -> SocketAccess { SocketAccess(try DockerHost("unix://\(folder.path(name))")) }
    #expect(try access("nowhere") == .missing)
    #expect(try access("file") == .notASocket)
    #expect(try access("docker.sock") == .open)
    withExtendedLifetime(engine) {}
  }
}
