// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct CharactersTests {
  @Test func `every byte is part of one character, and one that is part of none stands alone`() {
    let bytes: [UInt8] = [0x61, 0xc3, 0xbc, 0xff, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xc3]
    let characters = Array(Characters(bytes[...]))
    #expect(characters.map(\.scalar) == ["a", "ü", nil, "€", "😀", nil])
    #expect(characters.flatMap(\.bytes) == bytes)
  }

  @Test func `a true replacement character is one character`() {
    let characters = Array(Characters(Array("\u{fffd}x".utf8)[...]))
    #expect(characters.map(\.scalar) == ["\u{fffd}", "x"])
  }
}
