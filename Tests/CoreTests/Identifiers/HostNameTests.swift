// SPDX-License-Identifier: MIT

import Core
import Testing

struct HostNameTests {
  @Test(arguments: ["a", "web.internal", "Backend_1.example", "1a", "1.example", String(repeating: "a", count: 63)])
  func `labels of letters, digits, hyphens and underscores are a host name`(text: String) {
    #expect(HostName(text)?.rawValue == text)
  }

  @Test(arguments: [
    "", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a b", "a\n", "a:1", "a;", "é", "1", "1.2.3.4", "a.1",
    String(repeating: "a", count: 64), Array(repeating: "abcdefgh", count: 29).joined(separator: "."),
  ])
  func `anything else is none`(text: String) {
    #expect(HostName(text) == nil)
  }
}
