// SPDX-License-Identifier: MIT

/// Floats as Go's strconv spells them, but for the hexadecimal verbs.
enum FloatSpelling {
  /// Nil for a verb that is not for floats.
  static func spell(_ value: Double, verb: Unicode.Scalar, precision: Int?) -> String? {
    let sign = value.sign == .minus ? "-" : ""
    switch verb {
    case "v", "g": return sign + general(value, precision: precision)
    case "G": return sign + general(value, precision: precision).uppercased()
    case "f", "F": return sign + fixed(Decimal(exact: value), places: precision ?? 6)
    case "e": return sign + scientific(Decimal(exact: value), places: precision ?? 6)
    case "E": return sign + scientific(Decimal(exact: value), places: precision ?? 6).uppercased()
    default: return nil
    }
  }

  /// An exponent only for the very small and the very large, without a padded one.
  static func json(_ value: Double) -> String {
    let sign = value.sign == .minus ? "-" : ""
    let decimal = Decimal(shortest: value)
    if value == 0 || (value.magnitude >= 1e-6 && value.magnitude < 1e21) {
      return sign + fixed(decimal, places: max(0, decimal.digits.count - decimal.point))
    }
    let text = scientific(decimal, places: decimal.digits.count - 1)
    // A negative exponent of one digit has no zero before it.
    guard text.utf8.dropLast().suffix(2).elementsEqual("-0".utf8) else { return sign + text }
    return sign + text.dropLast(2) + text.suffix(1)
  }

  /// Whichever of the other two is shorter.
  private static func general(_ value: Double, precision: Int?) -> String {
    var decimal = precision == nil ? Decimal(shortest: value) : Decimal(exact: value)
    var limit = 6
    if let precision {
      let count = max(precision, 1)
      decimal.round(to: count)
      limit = count
      if limit > decimal.digits.count, decimal.digits.count >= decimal.point { limit = decimal.digits.count }
    }
    let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
    if exponent < -4 || exponent >= limit { return scientific(decimal, places: max(decimal.digits.count - 1, 0)) }
    return fixed(decimal, places: max(0, decimal.digits.count - decimal.point))
  }

  private static func fixed(_ decimal: Decimal, places: Int) -> String {
    var decimal = decimal
    decimal.round(to: decimal.point + places)
    let digits = { (place: Int) in decimal.digits.indices.contains(place) ? decimal.digits[place] + .zero : .zero }
    let whole = decimal.point > 0 ? (0..<decimal.point).map(digits) : [.zero]
    let fraction = (0..<places).map { digits(decimal.point + $0) }
    return String(decoding: whole + (places > 0 ? [.dot] + fraction : []), as: UTF8.self)
  }

  private static func scientific(_ decimal: Decimal, places: Int) -> String {
    var decimal = decimal
    decimal.round(to: places + 1)
    let exponent = decimal.digits.isEmpty ? 0 : decimal.point - 1
    let digits = (0...places).map { $0 < decimal.digits.count ? decimal.digits[$0] + .zero : .zero }
    let mantissa = [digits[0]] + (places > 0 ? [.dot] + digits.dropFirst() : [])
    let size = String(exponent.magnitude)
    return String(decoding: mantissa, as: UTF8.self) + (exponent < 0 ? "e-" : "e+") + (size.utf8.count < 2 ? "0" : "")
      + size
  }
}
