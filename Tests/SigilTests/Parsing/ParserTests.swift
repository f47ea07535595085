// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct ParserTests {
  @Test(
    arguments: [
      (#"a\#n{{ if .A }}x"#, "2:12: unexpected EOF: {{if}} has no {{end}}"),
      ("{{ if .A }}x{{ else }}y", "1:23: unexpected EOF: {{if}} has no {{end}}"),
      ("{{ end }}", "1:4: unexpected {{end}} in template"),
      ("x{{ else }}", "1:5: unexpected {{else}} in template"),
      (#"{{ if .A }}{{ end }}\#n{{ end }}"#, "2:4: unexpected {{end}} in template"),
      ("{{ range .L }}{{ with .A }}{{ end }}", "1:15: unexpected EOF: {{range}} has no {{end}}"),
      ("{{ if .A }}x{{ else }}y{{ else }}z{{ end }}", "1:23: expected end; found {{else}}"),
      (#"{{ range .L | split " " }}{{ else if .A }}{{ end }}"#, "1:35: unexpected {{if}} in {{else}}"),
      ("{{ if .A }}x{{ end .A }}", #"1:20: unexpected ".A" in {{end}}"#),
      ("{{ if .A }}x{{ else .A }}{{ end }}", #"1:21: unexpected ".A" in {{else}}"#),
    ] as [(String, String)])
  func `a block must have an end of its own`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{}}", "1:3: missing value for command"),
      ("{{ }}", "1:4: missing value for command"),
      ("{{ ( ) }}", "1:6: missing value for parenthesized pipeline"),
      ("{{ if }}x{{ end }}", "1:7: missing value for if"),
      ("{{ range }}{{ end }}", "1:10: missing value for range"),
      ("{{ $x := }}", "1:4: missing value for command"),
      (#"{{ block "a" }}{{ end }}"#, "1:14: missing value for block clause"),
    ] as [(String, String)])
  func `a pipeline must have a value`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ "a" | "b" }}"#, "1:10: non executable command in pipeline stage 2"),
      (#"{{ "a" | 1 }}"#, "1:10: non executable command in pipeline stage 2"),
      ("{{ .A | . }}", "1:9: non executable command in pipeline stage 2"),
      ("{{ | print }}", #"1:4: unexpected "|" in command"#),
      ("{{ .A | | print }}", #"1:9: unexpected "|" in command"#),
    ] as [(String, String)])
  func `a pipe leads to something that can be called`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ "a""b" }}"#, #"1:7: unexpected "\"b\"" in operand"#),
      ("{{ print(1) }}", #"1:9: unexpected "(" in operand"#),
      ("{{ print (1)(2) }}", #"1:13: unexpected "(" in operand"#),
      ("{{ .A, .B }}", #"1:6: unexpected "," in operand"#),
      ("{{ .. }}", #"1:5: unexpected "." in operand"#),
      ("{{ .A. }}", #"1:6: unexpected "." in operand"#),
    ] as [(String, String)])
  func `operands are set apart`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ "a".B }}"#, #"1:4: unexpected . after term "\"a\"""#),
      ("{{ true.A }}", #"1:4: unexpected . after term "true""#),
      ("{{ nil.A }}", #"1:4: unexpected . after term "nil""#),
      ("{{ 1.B }}", "1:4: bad number syntax"),
    ] as [(String, String)])
  func `only what has fields is followed by one`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ $i, $j := .L }}", "1:6: too many declarations in command"),
      ("{{ if $i, $j := .L }}{{ end }}", "1:9: too many declarations in if"),
      ("{{ range $i, $j, $k := .L }}{{ end }}", "1:16: too many declarations in range"),
      ("{{ range $i, := .L }}{{ end }}", "1:14: range can only initialize variables"),
      ("{{ $x := 1 := 2 }}", #"1:12: unexpected ":=" in command"#),
      ("{{ .A = 1 }}", #"1:7: unexpected "=" in command"#),
    ] as [(String, String)])
  func `variables are declared where a pipeline begins`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ nofunc 1 }}", #"1:4: function "nofunc" not defined"#),
      (#"a\#nb {{ .A | nofunc }}"#, #"2:11: function "nofunc" not defined"#),
      ("{{ £ }}", #"1:4: function "£" not defined"#),
    ] as [(String, String)])
  func `a function must be known`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      ("{{ break }}", "1:4: {{break}} outside {{range}}"),
      ("{{ if .A }}{{ continue }}{{ end }}", "1:15: {{continue}} outside {{range}}"),
      (#"{{ range .L | split " " }}{{ else }}{{ break }}{{ end }}"#, "1:40: {{break}} outside {{range}}"),
      (#"{{ range .L | split " " }}{{ break 1 }}{{ end }}"#, #"1:36: unexpected "1" in {{break}}"#),
      (#"{{ define "a" }}x{{ break }}{{ end }}"#, "1:21: {{break}} outside {{range}}"),
      (
        #"{{ range .L | split " " }}{{ block "q" . }}{{ break }}{{ end }}{{ end }}"#,
        "1:47: {{break}} outside {{range}}"
      ),
    ] as [(String, String)])
  func `a loop is left from inside it`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ if .A }}{{ define "a" }}{{ end }}{{ end }}"#,
        "1:15: unexpected {{define}} in a block: only a template itself defines others"
      ),
      (#"{{ define "a" }}1{{ end }}{{ define "a" }}2{{ end }}"#, #"1:30: multiple definition of template "a""#),
      (#"{{ define "a" }}{{ else }}{{ end }}"#, "1:17: unexpected {{else}} in define clause"),
      ("{{ template a }}", #"1:13: unexpected "a" in template clause"#),
      ("{{ define a }}{{ end }}", #"1:11: unexpected "a" in define clause"#),
    ] as [(String, String)])
  func `templates are defined at the outermost level, each once`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ $x := 1 }}{{ define "a" }}{{ $x }}{{ end }}"#, #"1:33: undefined variable "$x""#),
      (#"{{ block "a" . }}{{ $APP }}{{ end }}"#, #"1:21: undefined variable "$APP""#),
    ] as [(String, String)])
  func `a template within the template sees none of the variables around it`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ define "a" }}1{{ end }}{{ define "a" }} {{ end }}{{ template "a" }}"#, "1"),
      (#"{{ define "a" }} {{ end }}{{ define "a" }}2{{ end }}{{ template "a" }}"#, "2"),
    ] as [(String, String)])
  func `an empty definition gives way`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }
}
