// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct HexDigestTests {
  private static let texts = [
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", String(repeating: "0", count: 64),
    String(repeating: "f", count: 64), String(repeating: "0", count: 63) + "1", "1" + String(repeating: "0", count: 63),
    String(repeating: "a", count: 17) + String(repeating: "9", count: 47),
  ]

  @Test(arguments: texts)
  func `digits come back as they were`(text: String) {
    #expect(HexDigest(text.utf8)?.description == text)
  }

  @Test func `digests follow each other as their texts do`() {
    for left in Self.texts {
      for right in Self.texts {
        let (one, other) = (HexDigest(left.utf8), HexDigest(right.utf8))
        #expect(one.flatMap { one in other.map { one < $0 } } == (left < right))
        #expect((one == other) == (left == right))
      }
    }
  }

  @Test(arguments: ["", String(texts[0].dropLast()), texts[0] + "0", texts[0].uppercased(), "g" + texts[0].dropFirst()])
  func `anything else is none`(text: String) {
    #expect(HexDigest(text.utf8) == nil)
  }
}
