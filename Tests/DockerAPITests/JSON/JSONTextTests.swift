// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct JSONTextTests {
  @Test func `values are spelled in their order without blanks`() {
    let value = JSONText.object([("b", .list([.text("x"), .flag(true)])), ("a", .object([])), ("c", .texts([]))])
    #expect(value.spelled == #"{"b":["x",true],"a":{},"c":[]}"#)
  }

  @Test func `whatever is spelled is read as the same`() throws {
    let text = "\"\\/\n\r\t\0\u{1f}\u{7f}é😀</script>"
    var reader = JSONReader(Array(JSONText.text(text).spelled.utf8)[...])
    #expect(try reader.string() == text)
    try reader.finish()
  }

  @Test func `inside of HTML it is harmless, spelled as Go does`() {
    let text = JSONText.object([("a<b>&", .text("\u{2028}\n\t\r\u{1}ä"))])
    #expect(text.spelledForHTML == #"{"a\u003cb\u003e\u0026":"\u2028\n\t\r\u0001ä"}"#)
  }
}
