// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct ListenPortsTests {
  @Test(arguments: [
    ("80 ssl", [80]), ("127.0.0.1:8080", [8080]), ("[::]:443 ssl http2", [443]), ("127.0.0.1", [80]), ("[::1]", [80]),
    ("*:81", [81]), ("localhost:82", [82]), ("unix:/run/x:83", []), ("\"84\"", [84]), ("0", []), ("x:99999", []),
  ])
  func `a server's port is read from each way to spell it`(_ listen: String, _ ports: [UInt16]) {
    #expect(read("server { listen \(listen); }") == ports)
  }

  @Test func `only servers listen, on every level`() {
    #expect(
      read("listen 1; http { server { listen 2; location / { listen 3; } } } stream { server { listen 4; } }") == [
        2, 4,
      ])
  }

  @Test func `a file that breaks off is read as far as it goes`() {
    #expect(read("server { listen 80; listen 81") == [80])
  }

  private func read(_ text: String) -> [UInt16] { ListenPorts(Array(text.utf8)).ports.map(\.number).sorted() }
}
