// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ArgumentsElementsTests {
  @Test(
    arguments: [
      (#"{{ len .A }} {{ len "ü" }} {{ len (split " " .L) }} {{ len . }}"#, "3 2 3 4")
    ] as [(String, String)])
  func `the length of text is in bytes`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ index (split " " .L) 0 }}{{ index (split " " .L) 2 }}"#, "ac"),
      (#"{{ index "abc" 1 }}"#, "98"),
      (#"{{ index . "A" }}"#, "x:y"),
      ("{{ index .A }}", "x:y"),
    ] as [(String, String)])
  func `index finds an element, a byte or a key`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ slice "hello" 1 3 }} {{ slice "hello" 2 }} {{ slice "abc" }}"#, "el llo abc"),
      (#"{{ slice (split " " .L) 1 }} {{ slice (split " " .L) 0 1 2 }}"#, "[b c] [a]"),
    ] as [(String, String)])
  func `slice takes a part`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ index (split " " .L) 3 }}"#, "1:4: slice index out of range: 3 of 3"),
      (#"{{ index (split " " .L) 4 }}"#, "1:4: slice index out of range: 4 of 3"),
      (#"{{ index (split " " .L) -1 }}"#, "1:4: slice index out of range: -1 of 3"),
      (#"{{ index "abc" 9 }}"#, "1:4: string index out of range: 9 of 3"),
      (#"{{ slice "hello" 1 9 }}"#, "1:4: index out of range: 9"),
      (#"{{ slice "hello" 3 1 }}"#, "1:4: invalid slice index: 3 > 1"),
      (#"{{ slice (split " " .L) 2 3 1 }}"#, "1:4: invalid slice index: 2 > 3"),
    ] as [(String, String)])
  func `an index lies within`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ index (split " " .L) "0" }}"#, "1:4: cannot index slice/array with string"),
      (#"{{ index (split " " .L) 1.0 }}"#, "1:4: cannot index slice/array with float64"),
      ("{{ index . 1 }}", "1:4: value has type int; should be string"),
      (#"{{ index (split " " .L) nil }}"#, "1:4: cannot index slice/array with nil"),
    ] as [(String, String)])
  func `an index is a whole number, a key is text`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ index 1 1 }}", "1:4: can't index item of type int"),
      ("{{ index .Missing 0 }}", "1:4: index of untyped nil"),
      ("{{ len 1 }}", "1:4: len of type int"),
      ("{{ len .Missing }}", "1:4: len of type nil"),
      ("{{ slice .Missing }}", "1:4: slice of untyped nil"),
      ("{{ slice 1 }}", "1:4: can't slice item of type int"),
      (#"{{ slice "abc" 0 1 2 }}"#, "1:4: cannot 3-index slice a string"),
      (#"{{ slice "abc" 0 1 2 3 }}"#, "1:4: too many slice indexes: 4"),
    ] as [(String, String)])
  func `some values have no elements`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
