// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct LiteralTests {
  @Test(
    arguments: [
      ("{{ 1 }} {{ -1 }} {{ +1 }}", "1 -1 1"),
      ("{{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 017 }}", "31 5 15 15"),
      ("{{ 1_000 }} {{ 0x_f }}", "1000 15"),
      ("{{ 1.5 }} {{ .5 }} {{ 1e3 }} {{ 1.0 }} {{ 0x1p4 }}", "1.5 0.5 1000 1 16"),
      ("{{ 9223372036854775807 }} {{ -9223372036854775808 }}", "9223372036854775807 -9223372036854775808"),
    ] as [(String, String)])
  func `numbers are read as Go reads them`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ 'a' }} {{ 'ü' }}", "97 252"),
      (#"{{ '\n' }} {{ '\'' }} {{ '\x41' }}"#, "10 39 65"),
    ] as [(String, String)])
  func `characters are numbers`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ "a\tb\n\"" }}"#, #"a\#tb\#n""#),
      (#"{{ "\x41\101\u00fc\U0001F600" }}"#, "AAü😀"),
      (#"{{ `raw\t"` }}"#, #"raw\t""#),
      (#"{{ `a\#r\#nb` }}"#, #"a\#nb"#),
      (#"{{ "{{" }}"#, "{{"),
    ] as [(String, String)])
  func `strings have escapes, raw strings have none`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ true }} {{ false }}", "true false")
    ] as [(String, String)])
  func `truth values are read`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ 1__0 }}", "1:4: bad number or character constant"),
      ("{{ 1_ }}", "1:4: bad number or character constant"),
      ("{{ 0x }}", "1:4: bad number or character constant"),
      ("{{ 08 }}", "1:4: bad number or character constant"),
      ("{{ 1a }}", "1:4: bad number syntax"),
      ("{{ 99999999999999999999 }}", "1:4: bad number or character constant"),
      ("{{ print - 1 }}", "1:10: bad number or character constant"),
      ("{{ 'ab' }}", "1:4: bad number or character constant"),
      ("{{ '' }}", "1:4: bad number or character constant"),
      (#"{{ "\'" }}"#, "1:4: invalid escape in string"),
      (#"{{ "\q" }}"#, "1:4: invalid escape in string"),
      (#"{{ "\400" }}"#, "1:4: invalid escape in string"),
      (#"{{ "\ud800" }}"#, "1:4: invalid escape in string"),
    ] as [(String, String)])
  func `what is no constant is refused`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
