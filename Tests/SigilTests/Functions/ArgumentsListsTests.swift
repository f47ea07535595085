// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ArgumentsListsTests {
  @Test(
    arguments: [
      (#"{{ split ":" .A }}"#, "[x y]"),
      (#"{{ len (split " " "") }}{{ len (split ":" "a::b") }}"#, "13"),
      (#"{{ split "" "aüb" }}"#, "[a ü b]"),
      (#"{{ split "::" "a::b:c" }}"#, "[a b:c]"),
      (#"{{ split "x" "abc" }}"#, "[abc]"),
    ] as [(String, String)])
  func `split cuts at every separator`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .Missing | split " " }}"#, "1:15: split must be given a string"),
      (#"x\#n{{ range .Missing | split " " }}{{ end }}"#, "2:21: split must be given a string"),
      (#"{{ split 1 "a" }}"#, "1:4: split: wrong type for value; expected string; got int"),
      (#"{{ split .Missing "a" }}"#, "1:4: split: invalid value; expected string"),
      (#"{{ split " " 1 }}"#, "1:4: split must be given a string"),
    ] as [(String, String)])
  func `split wants text`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ append "x" (split " " .L) }}"#, "[a b c x]"),
      (#"{{ append "x" .Missing }}"#, "[x]"),
    ] as [(String, String)])
  func `append adds an element`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ splitkv "=" (split " " "b=1=2 a c=") }}"#, "map[a:true b:1=2 c:]")
    ] as [(String, String)])
  func `splitkv makes a map of pairs`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ default "d" .Missing }} {{ default "d" "" }} {{ default "d" "x" }} {{ default "d" 0 }} {{ default "d" false }}"#,
        "d d x d d"
      ),
      (#"{{ "" | default "d" }}"#, "d"),
    ] as [(String, String)])
  func `default stands in for nothing`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ default "d" (split " " .L) }}"#, "1:4: default: values of type []interface {} cannot be compared")
    ] as [(String, String)])
  func `default cannot compare a list`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
