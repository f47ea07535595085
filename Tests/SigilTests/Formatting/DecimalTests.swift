// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct DecimalTests {
  @Test(arguments: [
    (0.0, "", 0), (1.0, "1", 1), (0.1, "1", 0), (123.25, "12325", 3), (1e21, "1", 22),
    (.leastNonzeroMagnitude, "5", -323),
  ])
  func `the fewest digits tell a float from all others`(_ value: Double, _ digits: String, _ point: Int) {
    let decimal = Decimal(shortest: value)
    #expect(text(decimal) == digits)
    #expect(decimal.point == point)
  }

  @Test(arguments: [
    (0.0, "", 0), (0.1, "1000000000000000055511151231257827021181583404541015625", 0), (0.5, "5", 0),
    (1024.0, "1024", 4),
    (9007199254740993.0, "9007199254740992", 16),
  ])
  func `all digits are those of the binary float`(_ value: Double, _ digits: String, _ point: Int) {
    let decimal = Decimal(exact: value)
    #expect(text(decimal) == digits)
    #expect(decimal.point == point)
  }

  @Test(arguments: [
    (2.5, 1, "2", 1), (3.5, 1, "4", 1), (2.51, 1, "3", 1), (99.5, 2, "1", 3), (0.5, 0, "", 0), (0.51, 0, "1", 1),
    (12.0, 5, "12", 2), (0.5, -1, "", 0),
  ])
  func `a half is rounded to the even digit`(_ value: Double, _ count: Int, _ digits: String, _ point: Int) {
    var decimal = Decimal(exact: value)
    decimal.round(to: count)
    #expect(text(decimal) == digits)
    #expect(decimal.point == point)
  }

  private func text(_ decimal: Decimal) -> String { decimal.digits.map(String.init).joined() }
}
