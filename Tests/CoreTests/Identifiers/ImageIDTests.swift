// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct ImageIDTests {
  private static let digits = String(repeating: "0f", count: 32)

  @Test func `an id is a digest`() {
    #expect(ImageID("sha256:\(Self.digits)")?.rawValue == "sha256:\(Self.digits)")
  }

  @Test(arguments: [
    "", digits, "sha256:", "sha256:\(digits)0", "sha512:\(digits)", "SHA256:\(digits)", "sha256:\(digits.uppercased())",
    "sha256:\(digits.dropLast())\n", "dokku/blog:latest",
  ])
  func `anything else is none`(_ text: String) { #expect(ImageID(text) == nil) }
}
