// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct CStringsTests {
  @Test func `texts are lent in order with a null at the end`() {
    let seen = withCStrings(["a", "", "ü"]) { pointers in
      var seen: [String] = []
      var next = pointers
      while let text = next.pointee {
        seen.append(String(cString: text))
        next += 1
      }
      return seen
    }
    #expect(seen == ["a", "", "ü"])
  }

  @Test func `no texts are just the null`() {
    #expect(withCStrings([]) { $0.pointee == nil })
  }
}
