// SPDX-License-Identifier: MIT

import Core
import Testing

struct ListenerTests {
  @Test(arguments: [
    "172.17.0.2:5000", "[fd00::2]:80", "[::1]:65535", "backend.example.com:8080", "db_1:1", "localhost:80",
  ])
  func `a listener is spelled as it is read`(text: String) {
    #expect(Listener(text)?.description == text)
  }

  @Test func `IPv6 stands in brackets`() {
    #expect(Listener("fd00::2" as IPAddress, 80).hostText == "[fd00::2]")
    #expect(Listener("10.0.0.2" as IPAddress, 80).hostText == "10.0.0.2")
    #expect(Listener(.name("backend"), 80).hostText == "backend")
  }

  @Test(arguments: [
    "", ":", ":80", "1.2.3.4", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:65536", "1.2.3.4:080", "1.2.3.4:80 ", " 1.2.3.4:80",
    "::1:80", "fd00::2:80", "[::1]", "[::1]80", "[1.2.3.4]:80", "[]:80", "[host]:80", "[::1:80", "::1]:80",
    "256.1.1.1:80", "1.2.3:80", "host name:80", "host;:80", "a{b}:80", "-a:80", "a-:80", "a..b:80", ".a:80", "a.:80",
    "é:80",
    "unix:/run/x.sock:80", "http://a:80", "a/b:80", "a\n:80", "1.2.3.4:80:90",
    "\(String(repeating: "a", count: 64)):80",
  ])
  func `anything else is none`(text: String) {
    #expect(Listener(text) == nil)
  }

  @Test func `addresses come before names, each by value, then by port`() {
    let listeners: [Listener] = ["b:1", "a:2", "10.0.0.10:1", "10.0.0.9:2", "10.0.0.9:1", "[::1]:1"]
    #expect(listeners.sorted() == ["10.0.0.9:1", "10.0.0.9:2", "10.0.0.10:1", "[::1]:1", "a:2", "b:1"])
  }
}
