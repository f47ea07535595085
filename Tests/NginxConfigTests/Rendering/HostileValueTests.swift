// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import NginxConfig

/// Property values that try to leave their place.
struct HostileValueTests {
  private static let escapes = [
    "1s; return 200", "1s }", "1s\n}", "\"", "'", "1s\"; }", "$host", "${host}", "{", "#", "1\\", "\u{0}", "\r",
    "1s; } server { listen 81; location / { proxy_pass http://10.0.0.1; } } #",
  ]
  private static let kinds = [
    "client-body-timeout", "client-header-timeout", "keepalive-timeout", "lingering-timeout", "send-timeout",
    "proxy-connect-timeout", "proxy-read-timeout", "proxy-send-timeout", "client-max-body-size", "proxy-buffer-size",
    "proxy-busy-buffers-size", "proxy-buffers", "proxy-buffering", "underscore-in-headers", "proxy-keepalive",
    "bind-address-ipv4", "bind-address-ipv6", "access-log-path", "error-log-path",
  ]
  private static let headers = [
    "x-forwarded-for-value", "x-forwarded-port-value", "x-forwarded-proto-value", "x-forwarded-ssl",
  ]

  @Test(arguments: kinds, escapes)
  func `a value of another kind is refused by the property's name`(_ name: String, _ value: String) throws {
    try expectRefusal(name, value)
  }

  @Test(arguments: headers, escapes)
  func `a header's value stays one argument or is refused`(_ name: String, _ value: String) throws {
    guard value.utf8.allSatisfy({ $0 >= 0x20 }) else {
      try expectRefusal(name, value)
      return
    }
    #expect(try arguments(of: "proxy_set_header", output(name, value)).contains { $0.last == value })
  }

  @Test(arguments: ["combined; }", "x\"y", "a {", "#", "'"])
  func `a log format's words stay words`(_ value: String) throws {
    let words = value.split(separator: " ").map(String.init)
    let logs = try arguments(of: "access_log", output("access-log-format", value))
    #expect(logs == [["/srv/log/blog-access.log"] + words])
  }

  @Test(arguments: ["combined\n}", "combined\u{1}"])
  func `a log format with a control character is refused`(_ value: String) throws {
    try expectRefusal("access-log-format", value)
  }

  @Test(arguments: ["/var/log/$host.log", "/var/log/a\nb", "/" + String(repeating: "x", count: 3000)])
  func `a path that cannot be spelled is refused with its app`(_ value: String) throws {
    let error = #expect(throws: RenderRefused.self) { try output("access-log-path", value) }
    #expect(error?.description.hasPrefix("blog: ") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test(arguments: [
    "/var/log/a;b.log", "/var/log/a b.log", "/var/log/\"q\".log", "/var/log/{}.log", "/v/#.log", "/v/'.log",
  ])
  func `an odd path is quoted`(_ value: String) throws {
    #expect(try arguments(of: "access_log", output("access-log-path", value)) == [[value]])
  }

  @Test func `a refusal names app, property, value and what it should be`() {
    let error = #expect(throws: RenderRefused.self) { try output("proxy-read-timeout", "1s;\n}") }
    #expect(
      error?.description == #"blog: nginx property proxy-read-timeout is "1s;\n}", not a time such as 60s"#)
  }

  private func expectRefusal(_ name: String, _ value: String) throws {
    let error = #expect(throws: RenderRefused.self) { try output(name, value) }
    switch try #require(error).reason {
    case .property(let property, let text, _): #expect(property == name && text == value)
    case .unspellable(let problem): #expect(problem.value == value)
    case .template(let error): Issue.record(error)
    }
  }

  private func output(_ name: String, _ value: String) throws -> String {
    var input = try #require(try FixtureCase.all().first { $0.name == "two-containers" }).input
    input.settings.properties = [name: value]
    guard case .text(let text) = try AppConfiguration.output(for: input) else { throw FixtureCase.Unusable() }
    return text
  }

  /// What nginx would read; throws where it would not.
  private func arguments(of directive: String, _ text: String) throws -> [[String]] {
    var reader = StatementReader(Array(text.utf8))
    var found: [[String]] = []
    while let statement = try reader.next() {
      if case .directive(let words, _) = statement, words[0].value == directive {
        found.append(words.dropFirst().map(\.value))
      }
    }
    return found
  }
}
