// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct ConfigurationDifferenceTests {
  @Test(arguments: [("a  b;\n", "a b;"), ("\n\n a\t;\r\n", "a ;"), ("", "\n \n"), ("a {\n  b;\n}\n", "a {\nb;\n\n}")])
  func `white space alone is no difference`(_ left: String, _ right: String) {
    #expect(ConfigurationDifference(left, right) == nil)
    #expect(ConfigurationDifference.folded(left) == ConfigurationDifference.folded(right))
  }

  @Test func `the first differing line of each side is told by its own number`() {
    let difference = ConfigurationDifference("a;\n\n  b  1;\nc;", "a;\nb 2;\nc;")
    #expect(difference?.left == .init(number: 3, text: "b 1;"))
    #expect(difference?.right == .init(number: 2, text: "b 2;"))
  }

  @Test func `a side that ends early has no line`() {
    let difference = ConfigurationDifference("a;", "a;\nb;")
    #expect(difference?.left == nil)
    #expect(difference?.right == .init(number: 2, text: "b;"))
  }
}
