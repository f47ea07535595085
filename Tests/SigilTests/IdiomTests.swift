// SPDX-License-Identifier: MIT
import Sigil
import Testing

/// What public templates are made of, and what keeps some of them from rendering.
struct IdiomTests {
  private func rendered(_ text: String, _ variables: [String: String]) throws -> String {
    try Template(text, name: "t").render(variables)
  }

  @Test func `a port map is taken apart`() throws {
    let text = """
      {{ range $m := .PROXY_PORT_MAP | split " " }}{{ $l := $m | split ":" }}\
      {{ $s := index $l 0 }}{{ $p := index $l 1 }}{{ $u := index $l 2 }}\
      {{ if eq $s "http" }}H{{ else if eq $s "https" }}S{{ else if eq $s "nginx_stub_status" }}N{{ end }}{{ $p }}-{{ $u }};\
      {{ end }}
      """
    let map = "http:80:5000 https:443:5000 nginx_stub_status:8081:1 tcp:1:2"
    #expect(try rendered(text, ["PROXY_PORT_MAP": map]) == "H80-5000;S443-5000;N8081-1;1-2;")
    let error = try #require(throws: TemplateError.self) { try rendered(text, ["PROXY_PORT_MAP": ""]) }
    #expect(error.message == "slice index out of range: 1 of 1")
  }

  @Test func `upstreams are listed by addresses, or by addresses and ports`() throws {
    let text = """
      {{ range $p := $.PORTS | split " " }}{{ range $l := $.LISTENERS | split " " }}{{ $i := index ($l | split ":") 0 }}\
      {{ $i }}:{{ $p }};{{ end }}{{ end }}{{ range .LISTENERS | split " " }}{{ . }};{{ end }}
      """
    #expect(
      try rendered(text, ["PORTS": "5000 5001", "LISTENERS": "10.0.0.2:1 10.0.0.3:1"])
        == "10.0.0.2:5000;10.0.0.3:5000;10.0.0.2:5001;10.0.0.3:5001;10.0.0.2:1;10.0.0.3:1;")
  }

  @Test(arguments: [("", "80;"), ("10.0.0.1", "10.0.0.1:80;")])
  func `an optional address stands before a port without a blank`(_ address: String, _ expected: String) throws {
    let text = "{{ if $.NGINX_BIND_ADDRESS_IP4 }}{{ $.NGINX_BIND_ADDRESS_IP4 }}:{{end}}{{ .P }};"
    #expect(try rendered(text, ["NGINX_BIND_ADDRESS_IP4": address, "P": "80"]) == expected)
  }

  @Test(arguments: [("", "", ""), ("main", "off", ""), ("main", "/log", " main")])
  func `a condition holds plain operands in parentheses`(_ format: String, _ path: String, _ expected: String) throws {
    let text = #"{{ if and ($.FORMAT) (ne $.PATH "off") }} {{ $.FORMAT }}{{ end }}"#
    #expect(try rendered(text, ["FORMAT": format, "PATH": path]) == expected)
  }

  @Test(arguments: [("true", "false", " http2"), ("false", "true", " spdy"), ("false", "false", "")])
  func `a condition stands inside a directive`(_ http2: String, _ spdy: String, _ expected: String) throws {
    let text = #"ssl{{ if eq $.H "true" }} http2{{ else if eq $.S "true" }} spdy{{ end }};"#
    #expect(try rendered(text, ["H": http2, "S": spdy]) == "ssl\(expected);")
  }

  @Test func `braces and dollars of nginx beside actions stay`() throws {
    let text = #"log_format j '{"h":"$host","a":"{{ .A }}"}'; set $x ${{ $A }}; {{ if .A }}{ {{ end }}}"#
    #expect(try rendered(text, ["A": "v"]) == #"log_format j '{"h":"$host","a":"v"}'; set $x $v; { }"#)
  }

  @Test func `an empty text splits into one empty part`() throws {
    #expect(try rendered(#"{{ range .L | split " " }}[{{ . }}]{{ end }}"#, ["L": ""]) == "[]")
  }

  @Test func `an app without listeners gets its error page`() throws {
    let text = "{{ if $.DOKKU_APP_WEB_LISTENERS }}pass{{ else }}return 502{{ end }}"
    #expect(try rendered(text, ["DOKKU_APP_WEB_LISTENERS": ""]) == "return 502")
    #expect(try rendered(text, [:]) == "return 502")
  }

  @Test(arguments: [
    (#"{{ range .RAW_TCP_PORTS | split " " }}{{ end }}"#, "split must be given a string"),
    (#"{{ range $m := .DOKKU_PROXY_PORT_MAP | split " " }}{{ end }}"#, "split must be given a string"),
    (#"{{ range $.RAW_TCP_PORTS | split " " }}{{ . }}{{ end }}"#, "split must be given a string"),
    (#"{{ if .A \ }}{{ end }}"#, #"unexpected "\\" in if"#),
    (#"{{ if .A }}{{ end }}{{ end }}"#, "unexpected {{end}} in template"),
    (#"{{ $l := .EMPTY | split ":" }}{{ index $l 1 }}"#, "slice index out of range: 1 of 1"),
  ])
  func `what sigil rejects is rejected`(_ text: String, _ expected: String) throws {
    let error = try #require(throws: TemplateError.self) { try rendered(text, ["A": "a", "EMPTY": ""]) }
    #expect(error.message == expected)
  }
}
