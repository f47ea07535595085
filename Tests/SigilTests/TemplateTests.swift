// SPDX-License-Identifier: MIT
import Sigil
import Testing

struct TemplateTests {
  @Test func `one template renders for many sets of variables`() throws {
    let template = try Template("{{ $APP }}:{{ .PORT }}", name: "t")
    #expect(try template.render(["APP": "a", "PORT": "1"]) == "a:1")
    #expect(try template.render(["APP": "b"]) == "b:<no value>")
    #expect(try template.render(["APP": "a", "PORT": "1"]) == "a:1")
  }

  @Test func `what a render assigns is gone in the next`() throws {
    let template = try Template("{{ $n }}{{ $n = 1 }}{{ $n }}", name: "t")
    #expect(try template.render([:]) == "<no value>1")
    #expect(try template.render(["n": "0"]) == "01")
  }

  @Test func `an error names template, line and column`() throws {
    let error = try #require(throws: TemplateError.self) { try Template("a\n  {{ end }}", name: "nginx.conf.sigil") }
    #expect(
      error
        == TemplateError(template: "nginx.conf.sigil", line: 2, column: 6, message: "unexpected {{end}} in template"))
    #expect(error.description == "nginx.conf.sigil:2:6: unexpected {{end}} in template")
  }

  @Test func `a template knows the variables that it mentions`() throws {
    let text = """
      $host {{ .A }}{{ $B }}{{ $.C }}{{ with $x := .D.E }}{{ var "F" }}{{ end }}{{ index . "G" }}{{ pointer "/H" . }}
      {{ define "t" }}{{ .I }}{{ end }}{{ if eq .A "some words" }}{{ end }}
      """
    let mentioned = try Template(text, name: "t").mentioned
    #expect(mentioned.isSuperset(of: ["A", "B", "C", "D", "E", "F", "G", "H", "I"]))
    #expect(mentioned.isDisjoint(with: ["host", "some words", "J"]))
  }

  @Test func `bytes beyond ASCII stay`() throws {
    #expect(try Template("ü{{ .A }}€", name: "t").render(["A": "😀é"]) == "ü😀é€")
  }

  @Test func `a character cut in two is replaced, not lost`() throws {
    #expect(try Template("{{ slice .A 0 1 }}x", name: "t").render(["A": "é"]) == "\u{fffd}x")
  }
}
