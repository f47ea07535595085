// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct GlobTests {
  @Test(
    arguments: [
      (
        #"{{ match "*.com" "a.com" }} {{ match "a?c" "abc" }} {{ match "*" "a/b" }} {{ match "*/b" "a/b" }} {{ match "?" "/" }}"#,
        "true true false true false"
      ),
      (
        #"{{ match "a*b*c" "aXbYbZc" }} {{ match "**a" "ba" }} {{ match "*a*" "b" }} {{ match "a*" "a" }} {{ match "" "" }} {{ match "" "a" }}"#,
        "true true false true true false"
      ),
    ] as [(String, String)])
  func `a star and a question mark stand for anything but a slash`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ match "[a-c]x" "bx" }} {{ match "[^a-c]x" "bx" }} {{ match "[z-a]" "b" }} {{ match "[\\]]" "]" }} {{ match "[äö]" "ö" }}"#,
        "true false false true true"
      )
    ] as [(String, String)])
  func `brackets stand for one of their characters`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ match "\\*" "*" }} {{ match "\\*" "a" }}"#, "true false")
    ] as [(String, String)])
  func `a backslash takes the meaning away`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ match "[" "a" }}"#, "1:4: syntax error in pattern"),
      (#"{{ match "[]a]" "a" }}"#, "1:4: syntax error in pattern"),
      (#"{{ match "[a-]" "a" }}"#, "1:4: syntax error in pattern"),
      (#"{{ match "a\\" "a" }}"#, "1:4: syntax error in pattern"),
      (#"{{ match "[a" "a" }}"#, "1:4: syntax error in pattern"),
    ] as [(String, String)])
  func `a pattern must be whole`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
