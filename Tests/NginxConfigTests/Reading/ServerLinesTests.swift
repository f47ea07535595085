// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import NginxConfig

struct ServerLinesTests {
  private static let text = """
    # server 10.0.0.9:1; in a comment
    server {
      listen 80; server_name "server";
      location / { proxy_pass http://blog-5000; }
      location /x { proxy_pass http://172.17.0.8:5000/y; }
    }
    upstream blog-5000 {
      server 172.17.0.3:5000;
    \tserver   "172.17.0.4:5000"  weight=5 # why
      ; server 172.17.0.5 down; server [fd00::1]:5000 max_fails=0;
      server unix:/run/blog.sock; server backend.example.com:8080;
      server 172.17.0.6:5000 "down";
      keepalive 8;
    }

    """

  @Test func `every server of an upstream is found, and nothing else`() throws {
    let servers = try ServerLines(Self.text).servers
    #expect(
      servers.map(\.address) == [
        "172.17.0.3:5000", "172.17.0.4:5000", "172.17.0.5", "[fd00::1]:5000", "unix:/run/blog.sock",
        "backend.example.com:8080", "172.17.0.6:5000",
      ])
    #expect(servers.map(\.line) == [8, 9, 10, 10, 11, 11, 12])
    #expect(servers.map(\.isDown) == [false, false, true, false, false, false, true])
    #expect(servers.map(\.isMarked) == [false, false, false, false, false, false, true])
    #expect(Set(servers.map(\.upstream)) == ["blog-5000"])
    #expect(servers[2].listener == listener("172.17.0.5:80"))
    #expect(servers[4].listener == nil)
  }

  @Test func `addresses that requests are passed to directly are listed`() throws {
    let lines = try ServerLines(Self.text)
    #expect(lines.passes.map(\.line) == [5])
    #expect(lines.passes.map(\.listener) == [try #require(listener("172.17.0.8:5000"))])
  }

  @Test(arguments: [
    ("proxy_pass http://10.0.0.1;", "10.0.0.1:80"), ("grpc_pass grpc://10.0.0.1:9;", "10.0.0.1:9"),
    ("fastcgi_pass 10.0.0.1:9000;", "10.0.0.1:9000"), ("proxy_pass http://[::1]:8/x?y;", "[::1]:8"),
  ])
  func `a direct address is read with or without its scheme`(_ text: String, _ address: String) throws {
    #expect(try ServerLines(text).passes.map(\.listener) == [try #require(listener(address))])
  }

  @Test(arguments: [
    "proxy_pass http://blog-5000;", "proxy_pass http://$up;", "proxy_pass http://unix:/x;", "proxy_pass;",
  ])
  func `a name is no direct address`(_ text: String) throws {
    #expect(try ServerLines(text).passes.isEmpty)
  }

  @Test func `open listeners are those that a request may reach`() throws {
    let open = try ServerLines(Self.text).openListeners.map(\.description).sorted()
    #expect(
      open == ["172.17.0.3:5000", "172.17.0.4:5000", "172.17.0.8:5000", "[fd00::1]:5000", "backend.example.com:8080"])
  }

  @Test func `a trusted server is left in, whatever happens, and what somebody said of that stays`() throws {
    let lines = try ServerLines(Self.text)
    let all = String(decoding: lines.trusting { _ in true }, as: UTF8.self)
    let expected = Self.text
      .replacing("server 172.17.0.3:5000;", with: "server 172.17.0.3:5000 max_fails=0;")
      .replacing("# why\n  ;", with: "# why\n   max_fails=0;")
      .replacing("server 172.17.0.5 down;", with: "server 172.17.0.5 down max_fails=0;")
      .replacing("server backend.example.com:8080;", with: "server backend.example.com:8080 max_fails=0;")
      .replacing("server 172.17.0.6:5000 \"down\";", with: "server 172.17.0.6:5000 \"down\" max_fails=0;")
    #expect(all == expected)
    #expect(String(decoding: lines.trusting { _ in false }, as: UTF8.self) == Self.text)
  }

  @Test func `closing marks what must close and leaves every other byte`() throws {
    let closed = try closing(Self.text) { ["172.17.0.3:5000", "172.17.0.4:5000", "172.17.0.5:80"].contains($0) }
    let expected = Self.text
      .replacing("server 172.17.0.3:5000;", with: "server 172.17.0.3:5000 \"down\";")
      .replacing("# why\n  ;", with: "# why\n   \"down\";")
      .replacing("172.17.0.6:5000 \"down\";", with: "172.17.0.6:5000;")
    #expect(closed == expected)
  }

  @Test func `closing twice is closing once`() throws {
    let once = try closing(Self.text) { $0 != "[fd00::1]:5000" }
    #expect(try closing(once) { $0 != "[fd00::1]:5000" } == once)
  }

  @Test func `an address that comes back is as it was`() throws {
    let before = Self.text.replacing(" \"down\"", with: "")
    let closed = try closing(before) { $0.hasPrefix("172") }
    #expect(closed != before)
    #expect(try closing(closed) { _ in false } == before)
  }

  @Test func `closing nothing changes nothing`() throws {
    let text = Self.text.replacing(" \"down\"", with: "")
    #expect(try closing(text) { _ in false } == text)
  }

  @Test func `a successor takes the place of an address and opens it`() throws {
    let old = try #require(listener("172.17.0.6:5000"))
    let six = try #require(listener("[fd00::2]:6000"))
    let quoted = try #require(listener("172.17.0.4:5000"))
    let replaced = try ServerLines(Self.text).replacing([old: six, quoted: old])
    let expected = Self.text
      .replacing("172.17.0.6:5000 \"down\";", with: "[fd00::2]:6000;")
      .replacing("\"172.17.0.4:5000\"", with: "172.17.0.6:5000")
    #expect(String(decoding: replaced, as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("upstream a{server 1.1.1.1:1;}", "upstream a{server 1.1.1.1:1 \"down\";}"),
    ("upstream a\n{server\n1.1.1.1:1\nweight=2\n;}", "upstream a\n{server\n1.1.1.1:1\nweight=2\n \"down\";}"),
    ("upstream a {\r\nserver 1.1.1.1:1 ;\r\n}", "upstream a {\r\nserver 1.1.1.1:1  \"down\";\r\n}"),
    ("upstream a { server '1.1.1.1:1'; }", "upstream a { server '1.1.1.1:1' \"down\"; }"),
    ("upstream a { server 1.1.1.1:1#x;\n}", nil),
    ("upstream a { server 1.1.1.1:1 # ;\n; }", "upstream a { server 1.1.1.1:1 # ;\n \"down\"; }"),
    ("stream { upstream a { server 1.1.1.1:1; } }", "stream { upstream a { server 1.1.1.1:1 \"down\"; } }"),
    ("server { server 1.1.1.1:1; }", nil), ("upstream a { x { server 1.1.1.1:1; } }", nil),
    ("map $x $y { upstream \"server 1.1.1.1:1;\"; }", nil), ("log_format a 'upstream { server 1.1.1.1:1; }';", nil),
  ])
  func `odd formatting is edited where it must be`(_ text: String, _ closed: String?) throws {
    #expect(try closing(text) { $0 == "1.1.1.1:1" } == closed ?? text)
  }

  @Test func `bytes that are no text stay what they are`() throws {
    let bytes = Array("# ".utf8) + [0xff, 0xfe] + Array("\nupstream a { server 1.1.1.1:1; }".utf8)
    let closed = try ServerLines(bytes).closing { _ in true }
    #expect(closed == Array("# ".utf8) + [0xff, 0xfe] + Array("\nupstream a { server 1.1.1.1:1 \"down\"; }".utf8))
  }

  @Test func `a text cut anywhere is refused or keeps its bytes`() throws {
    let text = Array(Self.text.utf8)
    var readable = 0
    for end in text.indices {
      guard let lines = try? ServerLines(Array(text[..<end])) else { continue }
      readable += 1
      let closed = lines.closing { _ in true }
      #expect(try ServerLines(closed).openListeners.isSubset(of: Set(lines.passes.map(\.listener)).union([])))
    }
    #expect(readable > 2)
  }

  @Test func `a file that is no configuration is refused with its line`() {
    #expect(throws: UnreadableConfiguration(line: 3, problem: .unexpectedEnd)) {
      try ServerLines("upstream a {\n server 1;\n")
    }
  }

  private func closing(_ text: String, _ mustClose: (String) -> Bool) throws -> String {
    String(decoding: try ServerLines(text).closing { mustClose($0.description) }, as: UTF8.self)
  }

  private func listener(_ text: String) -> Listener? { Listener(text) }
}
