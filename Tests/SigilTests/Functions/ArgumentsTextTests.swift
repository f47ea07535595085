// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ArgumentsTextTests {
  @Test(
    arguments: [
      (#"{{ upper "aß" }} {{ lower "ÀB" }} {{ .A | upper }}"#, "Aß àb X:Y"),
      (#"{{ capitalize "hello wörld foo_bar a-b 1x émile" }}"#, "Hello Wörld Foo_bar A-B 1x Émile"),
    ] as [(String, String)])
  func `letters change their case`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"[{{ trim " \n a \t\n " }}]"#, #"[a \#t]"#),
      (#"[{{ trim " " }}]"#, "[]"),
    ] as [(String, String)])
  func `trim takes spaces and line ends only`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ replace "a" "bb" "banana" }}"#, "bbbnbbnbb"),
      (#"{{ replace "" "-" "aü" }}{{ replace "" "-" "" }}"#, "-a-ü--"),
      (#"{{ replace "x" "-" "aa" }}{{ replace "aa" "" "aaa" }}"#, "aaa"),
    ] as [(String, String)])
  func `replace replaces every place`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ split " " .L | join "," }}"#, "a,b,c"),
      (#"{{ join "," .Missing }}"#, ""),
      (#"{{ join "," (append 1 (split " " .L)) }}"#, "a,b,c"),
    ] as [(String, String)])
  func `join puts the texts of a list together`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ upper 1 }}", "1:4: upper must be given a string"),
      ("{{ upper .Missing }}", "1:4: upper must be given a string"),
      (#"{{ lower (split " " "a") }}"#, "1:4: lower must be given a string"),
      (#"{{ replace "a" 1 "b" }}"#, "1:4: replace: wrong type for value; expected string; got int"),
      (#"{{ join "," .A }}"#, "1:4: join: wrong type for value; expected []interface {}; got string"),
      (#"{{ join 1 (split " " .L) }}"#, "1:4: join: wrong type for value; expected string; got int"),
    ] as [(String, String)])
  func `they want text`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
