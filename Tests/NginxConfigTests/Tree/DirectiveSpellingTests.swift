// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct DirectiveSpellingTests {
  @Test func `a tree is spelled with two spaces a level`() throws {
    let text = try Directive.spelled([
      Directive("pid", "/run/x.pid"),
      Directive("events", [], block: []),
      Directive("http", [], block: [Directive("server", [], block: [Directive("listen", "80", "ssl")])]),
    ])
    #expect(
      text == """
        pid /run/x.pid;

        events {
        }

        http {
          server {
            listen 80 ssl;
          }
        }

        """)
  }

  @Test func `one value that cannot be spelled refuses the whole`() {
    let tree = [Directive("http", [], block: [Directive("root", Argument(literally: "a\nb"))])]
    #expect(throws: UnspellableValue(value: "a\nb", problem: .controlCharacter)) { try Directive.spelled(tree) }
  }
}
