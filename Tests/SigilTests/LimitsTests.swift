// SPDX-License-Identifier: MIT
import Sigil
import Testing

struct LimitsTests {
  @Test(arguments: [
    "{{ range 999999999999 }}{{ end }}",
    "{{ range seq 999999999999 }}{{ end }}",
    "{{ range 1000000 }}{{ $l := seq 900 }}{{ end }}",
    "{{ range 1000000 }}{{ $x := printf \"%f\" 1e308 }}{{ end }}",
    "{{ $x := printf \"%1000000d\" 1 }}{{ range 1000000 }}{{ $y := split \" \" $x }}{{ end }}",
    "{{ $x := printf \"%1000000d\" 1 }}{{ range 1000000 }}{{ $y := replace \"     1\" \"\" $x }}{{ end }}",
    "{{ $x := printf \"%1000000d\" 1 }}{{ match $x $x }}{{ match (replace \" \" \"*\" $x) $x }}",
    "{{ range 1000000 }}{{ $y := print $ }}{{ end }}",
    "{{ range 1000000 }}{{ render \"\" }}{{ end }}",
  ])
  func `a template that would take long ends by its steps`(_ text: String) {
    var limits = Limits.standard
    limits.steps = 100_000
    #expect(problem(of: text, limits: limits)?.hasSuffix("limit: the template takes more than 100000 steps") == true)
  }

  @Test func `a million steps are allowed`() {
    #expect(problem(of: "{{ range 499990 }}{{ end }}") == nil)
    #expect(problem(of: "{{ range 1000000 }}{{ end }}") == "1:10: limit: the template takes more than 1000000 steps")
  }

  @Test(arguments: [
    "{{ define \"a\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" }}",
    "{{ define \"a\" }}{{ if true }}{{ range 2 }}{{ template \"a\" . }}{{ end }}{{ end }}{{ end }}{{ template \"a\" }}",
    "{{ block \"a\" . }}{{ template \"a\" . }}{{ end }}",
    "{{ define \"a\" }}" + String(repeating: "{{ if false }}{{ else }}", count: 90) + "{{ template \"a\" }}"
      + String(repeating: "{{ end }}", count: 91) + "{{ template \"a\" }}",
    "{{ define \"a\" }}" + String(repeating: "{{ range 0 }}{{ else }}", count: 90) + "{{ template \"a\" }}"
      + String(repeating: "{{ end }}", count: 91) + "{{ template \"a\" }}",
    "{{ $t := `{{ " + String(repeating: "(", count: 90) + "render (printf \"t=%s\" .t) .t"
      + String(repeating: ")", count: 90) + " }}` }}{{ render (printf \"t=%s\" $t) $t }}",
  ])
  func `a template that calls itself for ever ends by its nesting`(_ text: String) {
    #expect(problem(of: text)?.hasSuffix("limit: the template nests deeper than 100 levels") == true)
  }

  @Test func `a template rendered within itself shares the limits`() {
    let text = "{{ $t := `{{ render (printf \"t=%s\" .t) .t }}` }}{{ render (printf \"t=%s\" $t) $t }}"
    #expect(problem(of: text)?.contains("limit: the template nests deeper than 100 levels") == true)
  }

  @Test(arguments: [
    String(repeating: "{{ if .A }}", count: 10_000), String(repeating: "{{ block \"a\" . }}", count: 10_000),
    "{{ " + String(repeating: "(", count: 10_000),
  ])
  func `blocks and parentheses nest to a limit`(_ text: String) {
    var limits = Limits.standard
    limits.templateBytes = .max
    #expect(problem(of: text, limits: limits)?.hasSuffix("limit: blocks nest deeper than 100 levels") == true)
  }

  @Test func `a chain of conditions may be long`() throws {
    let chain = (0..<5000).map { "{{ if eq .A \"\($0)\" }}\($0)" }.joined(separator: "{{ else }}")
    #expect(problem(of: chain)?.contains("nest deeper") == true)
    let flat = (0..<5000).map { "if eq .A \"\($0)\" }}\($0)" }.joined(separator: "{{ else ")
    #expect(try Template("{{ \(flat){{ end }}", name: "t").render(["A": "4999"]) == "4999")
  }

  @Test(arguments: [
    "{{ range 1000000 }}0123456789{{ end }}",
    "{{ $x := \"ab\" }}{{ range 60 }}{{ $x = print $x $x }}{{ end }}",
    "{{ $l := seq 2 }}{{ range 40 }}{{ $l = append $l (append $l $l) }}{{ end }}{{ $l }}",
    "{{ $x := printf \"%10000d\" 1 }}{{ $y := replace \"\" $x $x }}",
    "{{ $x := printf \"%10000d\" 1 }}{{ $y := replace \" \" \"\\na\" $x | indent $x }}",
    "{{ $x := printf \"%100000d\" 1 }}{{ $y := join $x (split \"\" \"abcdefg\") }}",
    "{{ printf \"%9999999d\" 1 }}", "{{ printf \"%.9999999f\" 1.0 }}",
  ])
  func `no text grows beyond the limit`(_ text: String) {
    var limits = Limits.standard
    limits.outputBytes = 400_000
    #expect(problem(of: text, limits: limits)?.hasSuffix("limit: the text is longer than 400000 bytes") == true)
  }

  @Test func `four million bytes are allowed`() {
    #expect(problem(of: "{{ printf \"%4000000d\" 1 }}") == nil)
    #expect(problem(of: "{{ printf \"%4000001d\" 1 }}") == "1:4: limit: the text is longer than 4000000 bytes")
  }

  @Test func `lists nest to a limit`() {
    let text = "{{ $l := seq 1 }}{{ range 1000 }}{{ $l = append $l (seq 1) }}{{ end }}"
    #expect(problem(of: text)?.hasSuffix("limit: lists nest deeper than 50 levels") == true)
  }

  @Test func `a template is as long as allowed`() throws {
    var limits = Limits.standard
    limits.templateBytes = 3
    #expect(problem(of: "abc", limits: limits) == nil)
    #expect(problem(of: "abcd", limits: limits) == "1:1: limit: the template is longer than 3 bytes")
  }

  @Test func `what is just allowed renders`() throws {
    var limits = Limits.standard
    limits.outputBytes = 10
    limits.steps = 22
    #expect(try Template("{{ range 10 }}x{{ end }}", name: "t", limits: limits).render([:]) == "xxxxxxxxxx")
    #expect(problem(of: "{{ range 11 }}x{{ end }}", limits: limits) != nil)
  }
}
