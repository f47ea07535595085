// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct JSONReaderStringsTests {
  private func read(_ bytes: [UInt8]) throws -> String? {
    var reader = JSONReader(bytes[...])
    let text = try reader.string()
    try reader.finish()
    return text
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""ü€😀""#, "ü€😀"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""a\u00e9\u20AC""#, "aé€"), (#""\ud83d\ude00x""#, "😀x"), (#""\u0000""#, "\0"), (#""\ud83d""#, "\u{fffd}"),
    (#""\ud83dx""#, "\u{fffd}x"), (#""\ud83d\n""#, "\u{fffd}\n"), (#""\ud83d\u0041""#, "\u{fffd}A"),
    (#""\ude00\ud83d""#, "\u{fffd}\u{fffd}"), (#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"), ("7", nil),
  ])
  func `strings are read with their escapes`(_ text: String, _ expected: String?) throws {
    #expect(try read(Array(text.utf8)) == expected)
  }

  @Test func `what is no UTF-8 is replaced`() throws {
    #expect(try read([0x22, 0x61, 0xff, 0x62, 0x22]) == "a\u{fffd}b")
    #expect(try read([0x22, 0x5c, 0x6e, 0xc3, 0x22]) == "\n\u{fffd}")
  }

  @Test func `a string passed over ends where a string read ends`() throws {
    let text = #"["a\"\\","\ud83d\ude00","\u005c"]"#
    var reader = JSONReader(Array(text.utf8)[...])
    try reader.skip()
    try reader.finish()
  }
}
