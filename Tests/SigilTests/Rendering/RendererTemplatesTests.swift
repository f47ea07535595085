// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct RendererTemplatesTests {
  @Test(
    arguments: [
      (#"{{ define "d" }}[{{ . }}]{{ end }}{{ template "d" .A }}{{ template "d" }}"#, "[x:y][<no value>]"),
      (#"{{ template "d" . }}{{ define "d" }}{{ $ }}{{ .APP }}{{ end }}"#, "map[A:x:y APP:blog E: L:a b c]blog"),
      (#"{{ block "b" .A }}<{{ . }}>{{ end }}{{ template "b" 1 }}"#, "<x:y><1>"),
      (#"{{ range .L | split " " }}{{ block "q" . }}({{ . }}){{ end }}{{ end }}"#, "(a)(b)(c)"),
      (#"{{ define "d" }}{{ $x := . }}{{ $x }}{{ end }}{{ $x := 1 }}{{ template "d" 2 }}{{ $x }}"#, "21"),
    ] as [(String, String)])
  func `a defined template is rendered with the value it is given`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ define "r" }}{{ . }}{{ if lt (len .) 5 }}{{ template "r" (printf "%sx" .) }}{{ end }}{{ end }}{{ template "r" "x" }}"#,
        "xxxxxxxxxxxxxxx"
      )
    ] as [(String, String)])
  func `a template may call itself`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"a\#n{{ template "nope" }}"#, #"2:4: template "nope" not defined"#),
      (#"{{ if .A }}{{ template "nope" . }}{{ end }}"#, #"1:15: template "nope" not defined"#),
    ] as [(String, String)])
  func `a template must be defined when it is called`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ if .E }}{{ template "nope" . }}{{ end }}"#, "")
    ] as [(String, String)])
  func `and not before`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }
}
