// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct FormatterTests {
  @Test(
    arguments: [
      (#"{{ print "a" 1 2 "b" true nil 3 }}"#, "a1 2btrue <nil> 3"),
      ("{{ print }}|{{ print .A .E .L }}|{{ print .A 1 .L }}", "|x:ya b c|x:y1a b c"),
      (#"{{ println 1 "a" }}{{ println }}"#, #"1 a\#n\#n"#),
    ] as [(String, String)])
  func `print sets values apart that are no text`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ printf "%s %d %v %q %t %x %f %%" "a" 1 1.5 "q\"" true "hex" 2.5 }}"#,
        #"a 1 1.5 "q\"" true 686578 2.500000 %"#
      ),
      (#"{{ printf "%x %X %x %X %#x" 255 255 "hi" "hi" 255 }}"#, "ff FF 6869 6869 0xff"),
      (#"{{ printf "%o %#o %O %b %c %U %#U" 42 42 42 42 42 42 65 }}"#, "52 052 0o52 101010 * U+002A U+0041 'A'"),
      (#"{{ printf "%q %q %#q %+q %q" 65 "ü" "a" "ü" "a\tb\u200b\x00" }}"#, #"'A' "ü" `a` "\u00fc" "a\tb\u200b\x00""#),
      (#"{{ printf "%T %T %T %T %T" 1 1.5 "a" true nil }}"#, "int float64 string bool <nil>"),
      (#"{{ printf "%#v %#v %v" 1 "a" 1.5 }}"#, #"1 "a" 1.5"#),
      (#"{{ printf "%x %X" -255 "" }}"#, "-ff "),
    ] as [(String, String)])
  func `verbs write their kinds of values`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ printf "%v %s %d" (split " " .L) (split " " .L) (split " " .L) }}"#,
        "[a b c] [a b c] [%!d(string=a) %!d(string=b) %!d(string=c)]"
      ),
      (
        #"{{ printf "%q %x %5v" (split " " .L) (split " " .L) (split " " .L) }}"#,
        #"["a" "b" "c"] [61 62 63] [    a     b     c]"#
      ),
      (#"{{ printf "%#v" (split " " .L) }}"#, #"[]interface {}{"a", "b", "c"}"#),
      (
        #"{{ printf "%v %#v" (splitkv "=" (split " " "b=1 a")) (splitkv "=" (split " " "b=1 a")) }}"#,
        #"map[a:true b:1] map[string]interface {}{"a":true, "b":"1"}"#
      ),
      (
        #"{{ printf "%v %#v" (append nil (split " " "a")) (append nil (split " " "a")) }}"#,
        #"[a <nil>] []interface {}{"a", interface {}(nil)}"#
      ),
    ] as [(String, String)])
  func `lists and maps are written element by element`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ printf "%5d|%-5d|%05d|%+d|% d" 42 42 42 42 42 }}"#, "   42|42   |00042|+42| 42"),
      (#"{{ printf "%5s|%-5s|%05s|%.2s|%5.1s" "abc" "abc" "abc" "abc" "abc" }}"#, "  abc|abc  |00abc|ab|    a"),
      (#"{{ printf "%6s|%.1s|%-4s|" "äö" "äö" "äö" }}"#, "    äö|ä|äö  |"),
      (#"{{ printf "% x|%#x|%# x|%.2x" "abc" "abc" "abc" "abc" }}"#, "61 62 63|0x616263|0x61 0x62 0x63|6162"),
      (#"{{ printf "%.d|%.0d|%.3d|%8.3d|%-8.3d|%08.3d" 0 0 5 5 5 5 }}"#, "||005|     005|005     |     005"),
      (#"{{ printf "%+05d|%-05d|% 05d|%05d" 5 5 5 -5 }}"#, "+0005|5    | 0005|-0005"),
      (#"{{ printf "%5t|%-6t|" true false }}"#, " true|false |"),
      (
        #"{{ printf "%6.2f|%-8.1f|%08.3f|%+.1f|%08.2f" 3.14159 2.5 -2.5 1.0 2.5 }}"#,
        "  3.14|2.5     |-002.500|+1.0|00002.50"
      ),
      (#"{{ printf "%*d|%-*d|%.*f" 5 42 5 42 2 3.14159 }}"#, "   42|42   |3.14"),
      (#"{{ printf "%5%|%d%%" 50 }}"#, "%|50%"),
    ] as [(String, String)])
  func `width, precision and flags shape a value`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ printf "%[2]d %[1]d" 1 2 }}"#, "2 1"),
      (#"{{ printf "%[1]d" 1 2 }}"#, "1"),
      (#"{{ printf "%[3]d" 1 }}"#, "%!d(BADINDEX)"),
      (#"{{ printf "%[x]d" 1 }}"#, "%!d(BADINDEX)"),
    ] as [(String, String)])
  func `values may be named by their number`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ printf "%d" "x" }} {{ printf "%s" 1 }} {{ printf "%t" 1 }}"#, "%!d(string=x) %!s(int=1) %!t(int=1)"),
      (
        #"{{ printf "%f" 1 }} {{ printf "%d" true }} {{ printf "%z" 1 }} {{ printf "%s" nil }}"#,
        "%!f(int=1) %!d(bool=true) %!z(int=1) %!s(<nil>)"
      ),
      (#"{{ printf "%d %s" 1 }} {{ printf "%d" 1 2 "a" }}"#, "1 %!s(MISSING) 1%!(EXTRA int=2, string=a)"),
      (#"{{ printf "%" }} {{ printf "a" nil "b" }}"#, "%!(NOVERB) a%!(EXTRA <nil>, string=b)"),
      (#"{{ printf "%*d" "a" 1 }}"#, "%!(BADWIDTH)1"),
      (#"{{ printf "%5d" "a" }}"#, "%!d(string=    a)"),
    ] as [(String, String)])
  func `what does not fit is told in the text`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      ("{{ printf 1 }}", "1:4: printf: wrong type for value; expected string; got int"),
      ("{{ printf .Missing }}", "1:4: printf: invalid value; expected string"),
      ("{{ printf }}", "1:4: wrong number of args for printf: want at least 1 got 0"),
    ] as [(String, String)])
  func `the format is text`(_ text: String, _ expected: String) {
    #expect(problem(of: text) == expected)
  }
}
