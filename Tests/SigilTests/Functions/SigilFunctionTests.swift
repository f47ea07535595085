// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

/// Those that Go does not have.
struct SigilFunctionTests {
  @Test(
    arguments: [
      (#"{{ joinkv "=" (splitkv ":" (split " " "b:2 a:1 c:")) }}"#, "[a=1 b=2 c=]"),
      (#"{{ join "," (joinkv "=" (splitkv ":" (split " " "b:2 a:1"))) }}"#, "a=1,b=2"),
      (#"{{ seq 3 }} {{ seq "2" }} {{ seq 0 }} {{ len (index (seq 3) 2) }}"#, "[0 1 2] [0 1] [] 1"),
      (#"{{ uniq (split " " "b a b") (split " " "c a") }} {{ uniq }}"#, "[b a c] []"),
      (#"{{ drop "b*" (split " " "a b bc cb") }} {{ drop 1 (append 1 (append 2 .Missing)) }}"#, "[a cb] [2]"),
      (#"{{ indent "--" "a\nb\n\nc" }}"#, "a\n--b\n\n--c"),
      (#"{{ substr "1:3" "hello" }} {{ substr ":2" "hello" }} {{ "hello" | substr "4:5" }}"#, "el he o"),
      (
        #"{{ pointer "/a" (splitkv "=" (split " " "a=1 b=2")) }} {{ pointer "/APP" . }} {{ pointer "/q/r" . }}"#,
        "1 blog <no value>"
      ),
      (
        #"{{ pointer "/a~1b~0c" (splitkv "=" (split " " "a/b~c=1")) }} {{ pointer "" (splitkv "=" (split " " "a=1")) }}"#,
        "1 map[a:1]"
      ),
    ] as [(String, String)])
  func `they do as their names say`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ joinkv "=" .A }}"#, "1:4: joinkv must be given a string map of strings"),
      (#"{{ joinkv "=" (splitkv "=" (split " " "a")) }}"#, "1:4: joinkv must be given a string map of strings"),
      (#"{{ splitkv "=" .A }}"#, "1:4: splitkv: wrong type for value; expected []interface {}; got string"),
      (#"{{ splitkv "=" (append 1 .Missing) }}"#, "1:4: splitkv must be given a string map of strings"),
      (#"{{ seq "x" }}"#, "1:4: seq must be given an integer or numeric string"),
      (#"{{ seq -1 }}"#, "1:4: seq must not be given a negative number"),
      (#"{{ drop "a" (append 1 .Missing) }}"#, "1:4: all elements must be a string to drop a string"),
      (#"{{ uniq (append (seq 1) (seq 1)) }}"#, "1:4: values of type []interface {} cannot be compared"),
      (#"{{ substr "1" "a" }}"#, "1:4: substr needs slice expression as 'start:end'"),
      (#"{{ substr "1:9" "a" }}"#, "1:4: substr: slice bounds out of range [1:9] of 1"),
      (#"{{ indent " " .Missing }}"#, "1:4: indent must be given a string"),
      (#"{{ pointer "/a" .A }}"#, "1:4: pointer needs a map type"),
      (#"{{ match "[" "a" }}"#, "1:4: syntax error in pattern"),
    ] as [(String, String)])
  func `they say what they cannot take`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }

  @Test func `var finds a template variable first, then the environment, then nothing`() throws {
    let environment = ["APP": "other", "KEY": "k", "L": "z"]
    let text =
      #"{{ var "APP" }} {{ var "KEY" }} {{ var "NOPE" }}|{{ if var "NOPE" }}x{{ end }}{{ range $s := var "L" | split " " }}<{{ $s }}>{{ end }}"#
    #expect(try rendered(text, environment: environment) == "blog k |<a><b><c>")
  }

  @Test func `the environment is no variable`() throws {
    #expect(try rendered("{{ .KEY }}{{ $KEY }}", environment: ["KEY": "k"]) == "<no value><no value>")
  }

  @Test(
    arguments: [
      (#"{{ render "X=1" "Y=2=3" "[{{ .X }}{{ $Y }}{{ .A }}]" }}"#, "[12=3<no value>]"),
      (#"{{ "<{{ $K }}>" | render (splitkv "=" (split " " "K=v")) }}"#, "<v>"),
      (#"{{ render "A=inner" "{{ var `A` }}{{ var `APP` }}{{ var `KEY` }}" }}"#, "innerblogk"),
    ] as [(String, String)])
  func `render renders text with what it is given`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text, environment: ["KEY": "k"]) == expected)
  }

  @Test func `an error in rendered text names its own line`() {
    #expect(problem(of: #"a{{ "\n\n{{ nofunc }}" | render }}"#) == #"t<render>:3:4: function "nofunc" not defined"#)
  }
}
