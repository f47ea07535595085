// SPDX-License-Identifier: MIT
import Core

extension JSONReader {
  package mutating func string() throws(JSONSyntaxError) -> String? {
    guard try peek() == 0x22 else {
      try skip()
      return nil
    }
    position += 1
    return try takeString()
  }

  /// Nil too for a number with a fraction or an exponent, or one that does not fit.
  package mutating func integer() throws(JSONSyntaxError) -> Int? {
    let first = try peek()
    guard first == 0x2d || first.isDigit else {
      try skip()
      return nil
    }
    return try takeNumber()
  }

  package mutating func bool() throws(JSONSyntaxError) -> Bool? {
    let first = try peek()
    try skip()
    return first == 0x74 ? true : first == 0x66 ? false : nil
  }

  /// Consumes the value only when it is a `null`.
  mutating func isNull() throws(JSONSyntaxError) -> Bool {
    guard try peek() == 0x6e else { return false }
    try skip()
    return true
  }

  /// The strings among an array's elements; none where there is no array.
  package mutating func strings() throws(JSONSyntaxError) -> [String] {
    var texts: [String] = []
    guard try enterArray() else { return [] }
    while try nextElement() {
      if let text = try string() { texts.append(text) }
    }
    return texts
  }

  mutating func takeNumber() throws(JSONSyntaxError) -> Int? {
    let isNegative = position < bytes.endIndex && bytes[position] == 0x2d
    if isNegative { position += 1 }
    var value: Int? = 0
    let start = position
    while let digit = takeDigit() {
      let (scaled, isTooBig) = (value ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, isOver) = scaled.subtractingReportingOverflow(digit)
      value = value == nil || isTooBig || isOver ? nil : sum
    }
    guard position > start, position == start + 1 || bytes[start] != 0x30 else { throw error("a value") }
    if try takeFraction() { return nil }
    // Gathered below zero, where there is room for one more.
    return isNegative ? value : value.flatMap { $0 == .min ? nil : -$0 }
  }

  /// True when there was a fraction or an exponent.
  private mutating func takeFraction() throws(JSONSyntaxError) -> Bool {
    let start = position
    if position < bytes.endIndex, bytes[position] == 0x2e {
      position += 1
      try takeDigits()
    }
    if position < bytes.endIndex, bytes[position] | 0x20 == 0x65 {
      position += 1
      if position < bytes.endIndex, bytes[position] == 0x2b || bytes[position] == 0x2d { position += 1 }
      try takeDigits()
    }
    return position > start
  }

  private mutating func takeDigits() throws(JSONSyntaxError) {
    guard takeDigit() != nil else { throw error("a digit") }
    while takeDigit() != nil {}
  }

  private mutating func takeDigit() -> Int? {
    guard position < bytes.endIndex, bytes[position].isDigit else { return nil }
    defer { position += 1 }
    return Int(bytes[position] - 0x30)
  }
}
