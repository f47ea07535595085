// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct MainDirectivesTests {
  @Test func `only the outermost level counts`() {
    let main = MainDirectives(Array("user root; pid \"/run/a b.pid\"; http { pid /run/c.pid; }".utf8))
    #expect(main["pid"] == "/run/a b.pid")
    #expect(main["http"] == nil)
  }

  @Test func `a file that breaks off is read as far as it goes`() {
    #expect(MainDirectives(Array("pid /run/x.pid; http { \"".utf8))["pid"] == "/run/x.pid")
  }
}
