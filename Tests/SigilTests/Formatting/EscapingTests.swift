// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct EscapingTests {
  @Test(
    arguments: [
      (#"{{ html "<a href='x'>\"&\"</a>" }}"#, "&lt;a href=&#39;x&#39;&gt;&#34;&amp;&#34;&lt;/a&gt;"),
      (#"{{ js "a'b\"<>&=\n\\ü" }}"#, #"a\'b\"\u003C\u003E\u0026\u003D\u000A\\ü"#),
      (#"{{ urlquery "a b&c=ü/?~" }}"#, "a+b%26c%3D%C3%BC%2F%3F~"),
      (#"{{ html 1 2 }} {{ "<" | html }} {{ html .Missing }}"#, "1 2 &lt; &lt;no value&gt;"),
      ("{{ html }}{{ js }}{{ urlquery }}", ""),
    ] as [(String, String)])
  func `html, js and urlquery make text harmless`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }
}
