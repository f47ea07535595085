// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct RendererPipelineTests {
  @Test(
    arguments: [
      ("{{ .Missing }}", "<no value>"),
      ("{{ $nope }}", "<no value>"),
      ("{{ .Missing.B.C }}", "<no value>"),
      ("{{ $.Missing.B }}", "<no value>"),
      (#"{{ index . "zzz" }}"#, "<no value>"),
      ("{{ print .Missing }}", "<nil>"),
      (#"{{ printf "%v" .Missing }}"#, "<nil>"),
    ] as [(String, String)])
  func `what is not there prints as no value and counts as nothing`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ $APP }}", "blog"),
      (#"{{ $A }}{{ $A := "new" }}{{ $A }}{{ .A }}"#, "x:ynewx:y"),
      ("{{ $x = 2 }}{{ $x }}", "2"),
      ("{{ $x := $x }}{{ $x }}", "<no value>"),
      ("$host {{ $host }}", "$host <no value>"),
    ] as [(String, String)])
  func `a passed variable is declared, and so is every other one that the text names`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .A | split ":" }}"#, "[x y]"),
      (#"{{ "a" | printf "%s-%s" "b" }}"#, "b-a"),
      ("{{ .A | print | print 1 }}", "1x:y"),
      (#"{{ .A | print "a" "b" }}"#, "abx:y"),
      (#"{{ index (.A | split ":") 1 | upper }}"#, "Y"),
      (#"{{ (index (split ":" .A) 1) | upper }}"#, "Y"),
    ] as [(String, String)])
  func `a pipe gives its value as the last argument`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ (.A) }}{{ ((.A)) }}", "x:yx:y"),
      (#"{{ if and ($.A) (ne $.A "off") }}{{ $.A }}{{ end }}"#, "x:y"),
      (#"{{ (splitkv "=" (split " " "a=1 b=2")).a }}"#, "1"),
      (#"{{ $m := splitkv "=" (split " " "a=1 b=2") }}{{ $m.b }}{{ $m.c }}{{ $m.c.d }}"#, "2<no value><no value>"),
    ] as [(String, String)])
  func `parentheses hold a pipeline or a plain value`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ and 1 0 2 }} {{ and 1 2 }} {{ or 0 "" "x" }} {{ or 0 "" }}"#, "0 2 x "),
      ("{{ .A | and .E }}|{{ .A | or .E }}|{{ .A | and .L }}", "|x:y|x:y"),
      (#"{{ $v := and (not $Missing) (eq .A "x:y") $.L }}{{ $v }}"#, "a b c"),
    ] as [(String, String)])
  func `and and or give the operand that decides`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ or .A (index .Missing 1) }}", "x:y"),
      ("{{ and .E (index .Missing 1) }}", ""),
    ] as [(String, String)])
  func `and and or look no further than they must`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ .L | split " " }}"#, "[a b c]"),
      (#"{{ splitkv "=" (split " " "b=1 a") }}"#, "map[a:true b:1]"),
      ("{{ . }}", "map[A:x:y APP:blog E: L:a b c]"),
      ("{{ true }} {{ 1.5 }} {{ -7 }}", "true 1.5 -7"),
      (#"{{ append 1 (split " " .L) }}"#, "[a b c 1]"),
    ] as [(String, String)])
  func `values print as Go prints them`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ .A.B }}", "1:4: can't evaluate field B in type string"),
      ("{{ $.A.B }}", "1:4: can't evaluate field B in type string"),
      (#"{{ (index (split " " .L) 0).B }}"#, "1:4: can't evaluate field B in type string"),
      ("{{ with .A }}{{ .A }}{{ end }}", "1:17: can't evaluate field A in type string"),
      (#"{{ range .L | split " " }}{{ range .L }}{{ end }}{{ end }}"#, "1:36: can't evaluate field L in type string"),
    ] as [(String, String)])
  func `a field belongs to a map`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ .A 1 }}", "1:4: can't give argument to non-function"),
      ("{{ $A 1 }}", "1:4: can't give argument to non-function"),
      ("{{ 1 2 }}", "1:4: can't give argument to non-function"),
      (#"{{ "a" "b" }}"#, "1:4: can't give argument to non-function"),
      (#"{{ "a" | .A }}"#, "1:10: can't give argument to non-function"),
      ("{{ . .A }}", "1:4: can't give argument to non-function"),
    ] as [(String, String)])
  func `only functions have arguments`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ .Missing.A 1 }}", "<no value>"),
      ("{{ 1 | $m.a }}", "<no value>"),
    ] as [(String, String)])
  func `what is not there takes arguments without a word`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ nil }}", "1:4: nil is not a command"),
      ("{{ $x := nil }}", "1:10: nil is not a command"),
      ("{{ if nil }}{{ end }}", "1:7: nil is not a command"),
    ] as [(String, String)])
  func `nil is no command`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ and .A (index .Missing 1) }}", "1:12: index of untyped nil")
    ] as [(String, String)])
  func `an argument of and is looked at until one decides`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
