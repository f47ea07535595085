// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct RendererControlTests {
  @Test(
    arguments: [
      ("{{ if .A }}1{{ else }}2{{ end }}", "1"),
      ("{{ if .E }}1{{ else if .A }}2{{ else }}3{{ end }}", "2"),
      ("{{ if .E }}1{{ else if .E }}2{{ else }}3{{ end }}", "3"),
      ("{{ if .Missing }}1{{ end }}", ""),
      (#"{{ if 0 }}1{{ else if 0.0 }}2{{ else if false }}3{{ else if "" }}4{{ else }}5{{ end }}"#, "5"),
      (#"{{ if split " " "" }}1{{ end }}"#, "1"),
      ("{{ if $x := .A }}{{ $x }}{{ else }}{{ $x }}{{ end }}|{{ $x }}", "x:y|<no value>"),
    ] as [(String, String)])
  func `the first arm whose condition is true is rendered`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ if $x := .E }}1{{ else if eq $x "" }}[{{ $x }}]{{ end }}"#, "[]")
    ] as [(String, String)])
  func `a later arm sees the variables of an earlier condition`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ with .A }}{{ . }}{{ else }}no{{ end }}{{ with .E }}{{ . }}{{ else }}no{{ end }}", "x:yno"),
      ("{{ with $x := .A }}{{ $x }}{{ . }}{{ $.APP }}{{ $APP }}{{ end }}", "x:yx:yblogblog"),
    ] as [(String, String)])
  func `with sets the dot`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ range .L | split " " }}<{{ . }}>{{ else }}none{{ end }}"#, "<a><b><c>"),
      (#"{{ range $v := .L | split " " }}<{{ $v }}{{ . }}>{{ end }}|{{ $v }}"#, "<aa><bb><cc>|<no value>"),
      (#"{{ range $i, $v := .L | split " " }}{{ $i }}{{ $v }}{{ end }}"#, "0a1b2c"),
      ("{{ range .Missing }}x{{ else }}none{{ end }}", "none"),
      (#"{{ range "" | split " " }}[{{ . }}]{{ end }}"#, "[]"),
    ] as [(String, String)])
  func `range goes through the elements of a list`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ range $k, $v := splitkv "=" (split " " "b=1 a=2 c") }}{{ $k }}={{ $v }};{{ end }}"#, "a=2;b=1;c=true;"),
      (#"{{ range splitkv "=" (split " " "b=1 a=2") }}{{ . }}{{ end }}"#, "21"),
      ("{{ range $k, $v := . }}{{ $k }};{{ end }}", "A;APP;E;L;"),
    ] as [(String, String)])
  func `range goes through a map in the order of its keys`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ range $v = .L | split " " }}<{{ $v }}>{{ end }}{{ $v }}"#, "<a><b><c>c"),
      (#"{{ $n := 0 }}{{ range $i, $v := .L | split " " }}{{ $n = $i }}{{ end }}{{ $n }}"#, "2"),
    ] as [(String, String)])
  func `a loop assigns to variables outside it`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ range .L | split " " }}{{ if eq . "b" }}{{ continue }}{{ end }}{{ . }}{{ end }}"#, "ac"),
      (#"{{ range .L | split " " }}{{ if eq . "b" }}{{ break }}{{ end }}{{ . }}{{ end }}"#, "a"),
      (
        #"{{ range .L | split " " }}{{ range $.L | split " " }}{{ if eq . "b" }}{{ break }}{{ end }}{{ . }}{{ end }};{{ end }}"#,
        "a;a;a;"
      ),
      (
        #"{{ range .L | split " " }}{{ with . }}{{ if eq . "b" }}{{ continue }}{{ end }}{{ end }}{{ . }}{{ end }}"#,
        "ac"
      ),
    ] as [(String, String)])
  func `a loop is left early, or begun anew, and loops around it go on`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}", "21"),
      ("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x }}{{ end }}{{ $x }}", "22"),
      ("{{ if true }}{{ $y := 1 }}{{ else }}{{ $y }}{{ end }}[{{ $y }}]", "[<no value>]"),
      (#"{{ $x := 1 }}{{ $x := print $x "a" }}{{ $x }}"#, "1a"),
      ("{{ ($z := 1) }}{{ $z }}", "11"),
    ] as [(String, String)])
  func `a variable lives until its block ends`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ range .A }}x{{ end }}", "1:10: range can't iterate over string"),
      ("{{ range true }}x{{ end }}", "1:10: range can't iterate over bool"),
      ("{{ range 1.5 }}x{{ end }}", "1:10: range can't iterate over float64"),
    ] as [(String, String)])
  func `only a list, a map and a number can be gone through`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
