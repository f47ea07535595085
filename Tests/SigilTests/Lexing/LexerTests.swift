// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct LexerTests {
  @Test(
    arguments: [
      ("plain", "plain"),
      ("", ""),
      ("$host ${x} { } }} {", "$host ${x} { } }} {"),
      (#"a\#r\#nb\#n"#, #"a\#r\#nb\#n"#),
      ("server { listen 80; }", "server { listen 80; }"),
      ("nginx $request_uri {% %} {#", "nginx $request_uri {% %} {#"),
    ] as [(String, String)])
  func `text without actions passes as it is`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ .A }}}", "x:y}"),
      ("${{ $APP }}", "$blog"),
      ("{ {{ .A }} }", "{ x:y }"),
      ("{'a':{{ .A }}}", "{'a':x:y}"),
      ("x{{if .A}}a{{end}}{{if .A}}b{{end}}}", "xab}"),
    ] as [(String, String)])
  func `only two braces begin an action, and a third one after it is text`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("a {{- .A }} b", "ax:y b"),
      ("a {{- .A -}} b", "ax:yb"),
      (#"a {{ .A -}} \#n\#t b"#, "a x:yb"),
      (#"a\#n\#n{{- .A }}"#, "ax:y"),
      ("x {{- -3 -}} y", "x-3y"),
      ("{{-3}}", "-3"),
      (#"{{ "a" -}} - {{- "b" }}"#, "a-b"),
      (#"a {{- "" -}} {{- "" -}} b"#, "ab"),
    ] as [(String, String)])
  func `a trim marker takes the white space beside its action, if a blank sets it off`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("a {{/* c */}} b", "a  b"),
      ("a {{- /* c */ -}} b", "ab"),
      ("{{/* }} {{ */}}x", "x"),
      (#"{{/* one\#ntwo */}}\#nx"#, #"\#nx"#),
    ] as [(String, String)])
  func `a comment leaves nothing`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{\#t.A\#n}}"#, "x:y"),
      (#"{{ if\#n.A }}x{{ end }}"#, "x"),
      (#"{{print\#r\#n1\#t2}}"#, "1 2"),
    ] as [(String, String)])
  func `blanks and line ends separate words`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{if eq $A "x:y"}}y{{end}}"#, "y"),
      ("{{.A|print}}", "x:y"),
      ("{{print `a`}}", "a"),
      ("{{ (.A)}}", "x:y"),
      ("{{3}}", "3"),
    ] as [(String, String)])
  func `an action may be closed right after a word or constant`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .A \}}\#n{{ .L }}"#, "x:ya b c"),
      (#"a\}}\#n{{ .L }}"#, "a}}a b c"),
    ] as [(String, String)])
  func `a line that ends with a backslash before the braces is joined to an action`(_ text: String, _ expected: String)
    throws
  {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ .A-}}", #"1:6: bad character "-" in a word"#),
      ("{{ $x=1 }}", #"1:6: bad character "=" in a word"#),
      (#"{{ .A"x" }}"#, #"1:6: bad character "\"" in a word"#),
      ("{{ .A/b }}", #"1:6: bad character "/" in a word"#),
      ("{{ $A$A }}", #"1:6: bad character "$" in a word"#),
    ] as [(String, String)])
  func `a word ends where a word can end`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"a\#n{{ .A"#, "2:1: unclosed action"),
      ("{{", "1:1: unclosed action"),
      ("{{ (.A }}", "1:8: unclosed left paren"),
      ("{{ .A) }}", "1:6: unexpected right paren"),
      ("{{/* c", "1:1: unclosed comment"),
      (#"{{ "a"#, "1:4: unterminated quoted string"),
      (#"{{ "a\#nb" }}"#, "1:4: unterminated quoted string"),
      ("{{ `a", "1:4: unterminated raw quoted string"),
      ("{{ 'a", "1:4: unterminated character constant"),
    ] as [(String, String)])
  func `what is opened must be closed`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{/* c */ }}", "1:1: comment ends before closing delimiter"),
      ("{{/* a */ x */}}", "1:1: comment ends before closing delimiter"),
      ("{{ /* c */ }}", #"1:4: unexpected "/" in command"#),
    ] as [(String, String)])
  func `a comment fills its action`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .A \ }}"#, #"1:7: unexpected "\\" in command"#),
      (#"x {{ .A \}}"#, #"1:9: unexpected "\\" in command"#),
      ("{{ .A @ }}", #"1:7: unexpected "@" in command"#),
      ("{{ %A }}", #"1:4: unexpected "%" in command"#),
      ("{{{ .A }}}", #"1:3: unexpected "{" in command"#),
      ("{{ $x : = 1 }}", "1:7: expected :="),
      (#"{{ \#u{1} }}"#, "1:4: unrecognized character in action"),
    ] as [(String, String)])
  func `no other character has a meaning in an action`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .A \}}\#n{{ nofunc }}"#, #"2:4: function "nofunc" not defined"#),
      (#"a\#nb\}}\#n{{ .A }}\#n{{ nofunc }}"#, #"4:4: function "nofunc" not defined"#),
    ] as [(String, String)])
  func `an error after a joined line names its place in the text`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
