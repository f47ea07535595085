// SPDX-License-Identifier: MIT

import Core
import Testing

struct DomainNameTests {
  @Test(arguments: [
    "example.com", "a", "_", "*.example.com", "www.example.*", "xn--bcher-kva.example", "UPPER.example", "10.0.0.1",
  ])
  func `what Dokku takes for a domain is one`(text: String) {
    #expect(DomainName(text)?.rawValue == text)
    #expect(DomainName(text)?.description == text)
  }

  @Test(arguments: [
    "", " ", ".", "-", "a.", "a-", "__", "a_b", "a b", "a;b", "a;", "{", "}", "a{b", "a}b", "\"a\"", "'a'", "a\"",
    "a\\", "a$b",
    "$host", "a\n", "a\nb", "a\r", "a\t", "a\0", "a#b", "~^(.*)$", "a/b", "a:80", "[::1]", "a,b", "bücher.example",
    "ａ.example",
    String(repeating: "a", count: 254),
  ])
  func `nothing that nginx could read as more than one plain word is one`(text: String) {
    #expect(DomainName(text) == nil)
  }
}
