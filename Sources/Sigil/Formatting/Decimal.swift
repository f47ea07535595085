// SPDX-License-Identifier: MIT

/// A float's magnitude in decimal digits: 0.DIGITS times ten to the power of `point`.
struct Decimal {
  private(set) var digits: [UInt8]
  private(set) var point: Int

  /// The fewest digits that tell the float from all others.
  init(shortest value: Double) {
    var (digits, point, exponent): ([UInt8], Int?, Int) = ([], nil, 0)
    var rest = Array(value.magnitude.description.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == .dot {
        point = digits.count
      } else if byte.isDigit {
        digits.append(byte - .zero)
      } else {
        exponent = Int(String(decoding: rest, as: UTF8.self)) ?? 0
        break
      }
    }
    self.digits = digits
    self.point = (point ?? digits.count) + exponent
    trim()
  }

  /// All digits that the float has.
  init(exact value: Double) {
    let significand = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    digits = String(significand).utf8.map { $0 - .zero }
    point = digits.count
    let exponent = Int(max(value.exponentBitPattern, 1)) - 1075
    if exponent >= 0 {
      for _ in 0..<exponent { double() }
    } else if significand != 0 {
      for _ in 0..<(-exponent) { halve() }
    }
    trim()
  }

  private mutating func double() {
    var carry: UInt8 = 0
    for index in digits.indices.reversed() {
      let value = digits[index] * 2 + carry
      digits[index] = value % 10
      carry = value / 10
    }
    if carry > 0 {
      digits.insert(carry, at: 0)
      point += 1
    }
  }

  private mutating func halve() {
    var rest: UInt8 = 0
    for index in digits.indices {
      let value = rest * 10 + digits[index]
      digits[index] = value / 2
      rest = value % 2
    }
    if rest > 0 { digits.append(5) }
    if digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
  }

  /// Keeps so many digits; a half goes to the even one.
  mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else { return self = Decimal() }
    let isExactHalf = digits[count] == 5 && count + 1 == digits.count
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let goesUp = isExactHalf ? isOdd : digits[count] >= 5
    digits.removeSubrange(count...)
    if goesUp { increment() }
    trim()
  }

  private init() { (digits, point) = ([], 0) }

  private mutating func increment() {
    while let last = digits.popLast() {
      if last < 9 { return digits.append(last + 1) }
    }
    digits = [1]
    point += 1
  }

  private mutating func trim() {
    while digits.first == 0 {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
