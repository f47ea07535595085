// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct ArgumentSpellingTests {
  @Test(arguments: ["on", "60s", "/var/log/a-b_c.log", "[::1]:80", "*.example.com", "a+b=c%d,e:f@g~h"])
  func `plain text stands as it is`(_ text: String) throws {
    #expect(try Argument(literally: text).spelled() == text)
  }

  @Test(arguments: [
    ("", #""""#), ("a b", #""a b""#), ("a;b", #""a;b""#), ("}", #""}""#), ("{", #""{""#), ("#a", ##""#a""##),
    ("'", #""'""#), (#"a"b"#, #""a\"b""#), (#"a\b"#, #""a\\b""#), (#"\n"#, #""\\n""#), ("ü", "\"ü\""),
  ])
  func `what has a meaning of its own is quoted`(_ text: String, _ spelling: String) throws {
    #expect(try Argument(literally: text).spelled() == spelling)
  }

  @Test(arguments: ["a\nb", "a\rb", "a\tb", "a\u{0}b", "\u{7f}", "\r\n"])
  func `control characters are refused`(_ text: String) {
    #expect(throws: UnspellableValue(value: text, problem: .controlCharacter)) {
      try Argument(literally: text).spelled()
    }
    #expect(throws: UnspellableValue(value: text, problem: .controlCharacter)) {
      try Argument(withVariables: text).spelled()
    }
  }

  @Test func `a dollar sign is refused but where variables are meant`() throws {
    #expect(throws: UnspellableValue(value: "$host", problem: .dollarSign)) {
      try Argument(literally: "$host").spelled()
    }
    #expect(try Argument(withVariables: "$host").spelled() == "$host")
  }

  @Test func `braces of a variable are quoted`() throws {
    #expect(try Argument(withVariables: "${host}").spelled() == "\"${host}\"")
  }

  @Test func `what fits no buffer of nginx is refused`() {
    let text = String(repeating: "a", count: 2049)
    #expect(throws: UnspellableValue(value: text, problem: .tooLong)) { try Argument(literally: text).spelled() }
  }

  @Test(arguments: ["a b", #"\"#, #"a\"b"#, "'a'", "{;}#", #"\t"#, "ü ö"])
  func `what is spelled is read as it was`(_ text: String) throws {
    var reader = StatementReader(Array("x \(try Argument(literally: text).spelled());".utf8))
    guard case .directive(let words, _)? = try reader.next() else { throw FixtureCase.Unusable() }
    #expect(words.map(\.value) == ["x", text])
  }
}
