// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct JSONSpellingTests {
  @Test(
    arguments: [
      ("{{ tojson . }}", #"{"A":"x:y","APP":"blog","E":"","L":"a b c"}"#),
      (#"{{ tojson "<\u2028\"\\\n\x01>" }}"#, #""\u003c\u2028\"\\\n\u0001\u003e""#),
      (#"{{ tojson (append 1.5 (append true (append nil (split " " "a")))) }}"#, #"["a",null,true,1.5]"#),
      (
        "{{ tojson 1e21 }} {{ tojson 1e-7 }} {{ tojson 1e-10 }} {{ tojson 100.0 }} {{ tojson 0.25 }}",
        "1e+21 1e-7 1e-10 100 0.25"
      ),
      (#"{{ tojson "ü\xff" }}"#, #""ü\ufffd""#),
    ] as [(String, String)])
  func `values are spelled as Go spells JSON`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }
}
