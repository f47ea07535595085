// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct StatementReaderTests {
  @Test func `directives, blocks and their ends are told apart`() throws {
    #expect(try read("a 1 2;b{c;}") == ["a|1|2;", "b{", "c;", "}"])
  }

  @Test func `blanks and comments separate and say nothing`() throws {
    #expect(try read("# x; {\n a # b\n\tc\r\n;#") == ["a|c;"])
  }

  @Test func `quotation marks hide what they hold`() throws {
    #expect(try read(#"a "b; { } # \" \\ \q" 'c "d"';"#) == [#"a|b; { } # " \ \q|c "d";"#])
  }

  @Test func `quotation marks and number signs inside a word are part of it`() throws {
    #expect(try read(##"a b"c d#e f}g;"##) == [##"a|b"c|d#e|f}g;"##])
  }

  @Test func `a backslash takes the next byte with it`() throws {
    #expect(try read(#"a b\;c\ d \"e;"#) == [#"a|b\;c\ d|"e;"#])
  }

  @Test func `a variable's braces open no block`() throws {
    #expect(try read("a ${b}c; d $e{f;}") == ["a|${b}c;", "d|$e{", "f;", "}"])
  }

  @Test func `a parenthesis may follow a quotation`() throws {
    #expect(try read(#"if ($a = "b"){c;}"#) == ["if|($a|=|b|){", "c;", "}"])
  }

  @Test(arguments: [
    ("a", 1, UnreadableConfiguration.Problem.unexpectedEnd), ("a;\nb", 2, .unexpectedEnd),
    ("a {\n\n", 3, .unexpectedEnd),
    ("\na \"b;\n", 2, .unexpectedEnd), (";", 1, .emptyDirective), ("a;\n{", 2, .emptyDirective),
    ("a{}\n}", 2, .unexpectedClosing), (#"a "b"c;"#, 1, .afterQuotation), ("a \\", 1, .unexpectedEnd),
    ("a }", 1, .unexpectedEnd), ("a '\\", 1, .unexpectedEnd),
  ])
  func `what nginx would not read is refused with its line`(
    _ text: String, _ line: Int, _ problem: UnreadableConfiguration.Problem
  ) {
    #expect(throws: UnreadableConfiguration(line: line, problem: problem)) { try read(text) }
  }

  @Test func `a text cut anywhere is read or refused`() throws {
    let text = Array("upstream a { server 1.1.1.1:1 \"down\"; # x\n} b \\;c '\\'' ${d};".utf8)
    for end in text.indices {
      var reader = StatementReader(Array(text[..<end]))
      var count = 0
      while let _ = try? reader.next() { count += 1 }
      #expect(count <= 4)
    }
  }

  private func read(_ text: String) throws -> [String] {
    var reader = StatementReader(Array(text.utf8))
    var result: [String] = []
    while let statement = try reader.next() {
      switch statement {
      case .directive(let words, _): result.append(words.map(\.value).joined(separator: "|") + ";")
      case .opening(let words): result.append(words.map(\.value).joined(separator: "|") + "{")
      case .closing: result.append("}")
      }
    }
    return result
  }
}
