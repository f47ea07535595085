// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

/// What Go's templates learned in its later releases.
struct RendererRecentTests {
  @Test(
    arguments: [
      ("{{ range 3 }}{{ . }}{{ end }}", "012"), ("{{ range $i := 3 }}{{ $i }}{{ end }}", "012"),
      ("{{ range 0 }}x{{ else }}none{{ end }}", "none"), ("{{ range -1 }}x{{ else }}none{{ end }}", "none"),
      ("{{ range len .A }}{{ if eq . 1 }}{{ break }}{{ end }}{{ . }}{{ end }}", "0"),
      ("{{ with .E }}1{{ else with .A }}{{ . }}{{ else }}3{{ end }}", "x:y"),
      ("{{ with .E }}1{{ else with .E }}2{{ else }}{{ .APP }}{{ end }}", "blog"),
      (#"{{ $i := 5 }}{{ range $i, $v = .L | split " " }}<{{ $v }}>{{ end }}{{ $i }}{{ $v }}"#, "<a><b><c>2c"),
    ] as [(String, String)])
  func `numbers are counted up to and with has further arms`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test func `a number has one variable`() {
    #expect(
      problem(of: "{{ range $i, $j := 3 }}{{ end }}") == "1:10: can't use 3 to iterate over more than one variable")
  }

  @Test func `an arm of another kind needs a block of its own`() {
    #expect(problem(of: "{{ with .E }}{{ else if .A }}{{ end }}")?.contains("unexpected {{if}} in {{else}}") == true)
  }
}
