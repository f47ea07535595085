// SPDX-License-Identifier: MIT

import Core
import Testing

struct ContainerIDTests {
  static let full = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

  @Test func `a full id is one, and shows its first twelve digits`() {
    #expect(ContainerID(Self.full)?.rawValue == Self.full)
    #expect(ContainerID(Self.full)?.short == "0123456789ab")
    #expect(ContainerID(Self.full)?.description == "0123456789ab")
  }

  @Test(arguments: [
    "", "0123456789ab", String(full.dropLast()), full + "0", full.uppercased(), "g" + full.dropFirst(),
    full + "\n", " " + full.dropFirst(), "../" + full.dropFirst(3), "é" + full.dropFirst(2),
  ])
  func `anything else is none`(text: String) {
    #expect(ContainerID(text) == nil)
  }
}
