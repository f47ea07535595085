// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host
@testable import NginxConfig

/// Values from outside that try to leave their place, through nginx itself: whatever is rendered at all has the servers,
/// locations and upstreams of a harmless one, and nginx reads it so.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct HostileConfigurationTests {
  private static let pieces = [
    ";", "}", "{", "\"", "'", "\\", "#", "\n", "\r", "\t", " ", "$host", "${x}", "\u{0}", "\u{7f}", "ü", "\u{2028}",
    "1s",
    "/srv", "return 200", "include /etc/passwd;", "} server { listen 81; }", "`id`", "{{ .APP }}", "%n", "*/", "//",
  ]
  private static let properties = [
    "access-log-format", "access-log-path", "bind-address-ipv4", "bind-address-ipv6", "client-body-timeout",
    "client-header-timeout", "client-max-body-size", "error-log-path", "hsts", "hsts-include-subdomains",
    "hsts-max-age",
    "hsts-preload", "keepalive-timeout", "lingering-timeout", "proxy-buffer-size", "proxy-buffering", "proxy-buffers",
    "proxy-busy-buffers-size", "proxy-connect-timeout", "proxy-keepalive", "proxy-read-timeout", "proxy-send-timeout",
    "send-timeout", "underscore-in-headers", "x-forwarded-for-value", "x-forwarded-port-value",
    "x-forwarded-proto-value", "x-forwarded-ssl",
  ]

  /// The same on every run: each property with each pair of pieces is some hundred thousand, every 97th of them enough.
  private func values() -> [(property: String, value: String)] {
    var all: [(String, String)] = []
    var count = 0
    for property in Self.properties {
      for first in Self.pieces {
        for second in [""] + Self.pieces {
          count += 1
          if second.isEmpty || count % 97 == 0 { all.append((property, first + second)) }
        }
      }
    }
    return all
  }

  private func input(_ app: String, _ change: (inout ProxySettings) -> Void) throws -> ProxyInput {
    var settings = ProxySettings(
      portMap: try ["http:80:5000", "tcp:25:25"].map { try #require(PortMapping($0)) },
      domains: [try #require(DomainName("blog.test"))])
    change(&settings)
    return ProxyInput(
      app: try #require(AppName(app)), roots: ProxyRoots(dokku: "/srv/dokku", logs: "/tmp", errorPages: nil),
      settings: settings, listeners: [.web: [try #require(Listener("172.17.0.2:5000"))]], isDeployed: true,
      nginxVersion: NginxVersion(1, 22, 1))
  }

  private func text(_ input: ProxyInput) throws(RenderRefused) -> String? {
    guard case .text(let text) = try AppConfiguration.output(for: input) else { return nil }
    return text
  }

  /// The blocks and the directives, without their arguments.
  private func structure(_ text: String) throws -> [String] {
    var reader = StatementReader(Array(text.utf8))
    var found: [String] = []
    while let statement = try reader.next() {
      switch statement {
      case .opening(let words): found.append(words[0].value + " {")
      case .closing: found.append("}")
      case .directive(let words, _): found.append(words[0].value)
      }
    }
    return found
  }

  @Test func `no property's value leaves its place, and nginx takes what is rendered`() async throws {
    let trial = try TrialHost()
    // Some properties add a line where they are set.
    let optional = ["proxy_set_header", "keepalive"]
    let shape = { (text: String) in try structure(text).filter { !optional.contains($0) } }
    let harmless = try shape(try #require(try text(try input("app", { _ in }))))
    var candidates: [TrialCandidate] = []
    var refusals = 0
    for (number, (property, value)) in values().enumerated() {
      let input = try input("app\(number)") { $0.properties[property] = value }
      let rendered = Result { () throws(RenderRefused) in try text(input) }
      guard case .success(let text?) = rendered else {
        refusals += 1
        continue
      }
      #expect(try shape(text) == harmless, "\(property) \(value.debugDescription)")
      // What names a log format, a file or a variable that is not there is nginx's to refuse.
      guard property.hasPrefix("x-forwarded"), !value.contains("$") else { continue }
      candidates.append(try trial.candidate("app\(number)", text))
    }
    #expect(refusals > 400)
    #expect(candidates.count > 50)
    let verdicts = await trial.tester.test(candidates)
    for candidate in candidates {
      #expect(verdicts[candidate.app] == .good, "\(String(decoding: candidate.bytes, as: UTF8.self))")
    }
  }

  @Test func `no name of an app, a domain, a process type or a port is one that could leave its place`() throws {
    for first in Self.pieces where first != "1s" && first != "ü" {
      for value in [first, "a\(first)", "a\(first)b", "a.test\(first)", "a.test \(first)"] where value != "a//" {
        #expect(AppName(value) == nil, "\(value.debugDescription)")
        #expect(DomainName(value) == nil, "\(value.debugDescription)")
        #expect(ProcessType(value) == nil, "\(value.debugDescription)")
        #expect(PublicPort(value) == nil, "\(value.debugDescription)")
        #expect(PortMapping("http:80\(value):5000") == nil, "\(value.debugDescription)")
      }
    }
  }

  @Test func `a port map's scheme is free text, and stays a word of the template's`() throws {
    let harmless = try structure(try #require(try text(try input("app", { _ in }))))
    for piece in Self.pieces {
      guard let mapping = PortMapping("x\(piece):81:5000") else { continue }
      let input = try input("app") { $0.portMap.append(mapping) }
      #expect(try structure(try #require(try text(input))) == harmless, "\(piece.debugDescription)")
    }
  }

  @Test func `bind addresses and ports of a stream file are no text of anybody's`() throws {
    let app = try #require(AppName("blog"))
    let route = PortRoute(
      PortForward(try #require(PublicPort("25/tcp")), to: .dokkuDefault), to: [try #require(Listener("172.17.0.2:25"))])
    for piece in Self.pieces {
      for property in ["bind-address-ipv4", "bind-address-ipv6"] {
        #expect(throws: RenderRefused.self, "\(property) \(piece.debugDescription)") {
          try StreamConfiguration.text(
            for: app, [route], properties: [property: "127.0.0.1" + piece + "x"], nginxVersion: NginxVersion(1, 22, 1))
        }
      }
    }
  }
}
