// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct SourceTests {
  @Test func `places are counted from one, columns in bytes`() {
    let source = Source("aü\nb", name: "t")
    #expect(source.error(at: 0, "m").description == "t:1:1: m")
    #expect(source.error(at: 3, "m").description == "t:1:4: m")
    #expect(source.error(at: 4, "m").description == "t:2:1: m")
    #expect(source.error(at: 5, "m").description == "t:2:2: m")
  }

  @Test func `lines are joined only where an action ends and the next line begins with one`() {
    #expect(joined("a\\}}\n{{b") == "a}}{{b")
    #expect(joined("\\}}\n{{\\}}\n{{") == "}}{{}}{{")
    #expect(joined("a\\}}\n {{") == "a\\}}\n {{")
    #expect(joined("a\\}}\r\n{{") == "a\\}}\r\n{{")
    #expect(joined("a\\}}\n{") == "a\\}}\n{")
  }

  @Test func `every place after a joined line is that of the text`() {
    let text = "a\\}}\n{{b\\}}\n{{c"
    let source = Source(text, name: "t")
    #expect(source.bytes == Array("a}}{{b}}{{c".utf8))
    let places = [0, 1, 3, 5, 6, 8, 10].map { source.error(at: $0, "").description }
    #expect(places == ["t:1:1: ", "t:1:3: ", "t:2:1: ", "t:2:3: ", "t:2:5: ", "t:3:1: ", "t:3:3: "])
  }

  private func joined(_ text: String) -> String {
    String(decoding: Source(text, name: "t").bytes, as: UTF8.self)
  }
}
