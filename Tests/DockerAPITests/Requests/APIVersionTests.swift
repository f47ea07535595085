// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct APIVersionTests {
  @Test(arguments: [("1.41", APIVersion(1, 41)), ("1.9", APIVersion(1, 9)), ("2.0", APIVersion(2, 0))])
  func `a version is two numbers`(_ text: String, _ expected: APIVersion) {
    #expect(APIVersion(text) == expected)
    #expect("\(expected)" == text)
  }

  @Test(arguments: ["", "1", "1.", ".1", "1.41.2", "v1.41", "1.-1", "1.+1", "1.4x", "1.12345", "1.４"])
  func `nothing else is a version`(_ text: String) {
    #expect(APIVersion(text) == nil)
  }

  @Test func `versions are ordered by number`() {
    #expect(APIVersion(1, 9) < APIVersion(1, 41))
    #expect(APIVersion(1, 99) < APIVersion(2, 0))
  }
}
