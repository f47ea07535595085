// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct PercentEncodingTests {
  @Test(arguments: [
    ("azAZ09-._~", "azAZ09-._~"), ("a b/c?d&e=f%", "a%20b%2Fc%3Fd%26e%3Df%25"), ("é\n", "%C3%A9%0A"), ("", ""),
  ])
  func `all but unreserved bytes are encoded`(_ text: String, _ expected: String) {
    #expect(PercentEncoding.encode(text) == expected)
  }
}
