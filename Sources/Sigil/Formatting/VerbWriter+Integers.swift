// SPDX-License-Identifier: MIT

extension VerbWriter {
  /// False for a verb that is not for integers.
  mutating func write(_ number: Int, _ verb: Unicode.Scalar, _ flags: VerbFlags) throws(Fault) -> Bool {
    switch verb {
    case "v", "d": try write(number, radix: 10, flags)
    case "b": try write(number, radix: 2, prefix: flags.sharp ? "0b" : "", flags)
    case "o": try write(number, radix: 8, prefix: flags.sharp ? "0" : "", flags)
    case "O": try write(number, radix: 8, prefix: "0o", flags)
    case "x": try write(number, radix: 16, prefix: flags.sharp ? "0x" : "", flags)
    case "X": try write(number, radix: 16, prefix: flags.sharp ? "0X" : "", isUpper: true, flags)
    case "c": try pad(Array(String(Self.scalar(number)).utf8)[...], flags)
    case "q":
      try pad(Quoting.quoted(Array(String(Self.scalar(number)).utf8)[...], by: .singleQuote, flags), flags)
    case "U": try pad(Array(Self.codePoint(number, isShown: flags.sharp).utf8)[...], flags)
    default: return false
    }
    return true
  }

  private static func scalar(_ number: Int) -> Unicode.Scalar {
    UInt32(exactly: number).flatMap { Unicode.Scalar($0) } ?? "\u{fffd}"
  }

  /// `U+0041`, with the character after it if asked for.
  private static func codePoint(_ number: Int, isShown: Bool) -> String {
    let digits = String(UInt64(bitPattern: Int64(number)), radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    guard isShown, let scalar = UInt32(exactly: number).flatMap({ Unicode.Scalar($0) }), scalar.isShown else {
      return code
    }
    return code + " '\(scalar)'"
  }

  private mutating func write(
    _ number: Int, radix: Int, prefix: String = "", isUpper: Bool = false, _ flags: VerbFlags
  ) throws(Fault) {
    let sign = number < 0 ? "-" : flags.plus ? "+" : flags.space ? " " : ""
    var digits = String(number.magnitude, radix: radix, uppercase: isUpper)
    var flags = flags
    if let precision = flags.precision {
      flags.zero = false
      if precision == 0, number == 0 { return try pad([], flags) }
    }
    let zeros = flags.precision ?? (flags.padsWithZeros ? (flags.width ?? 0) - sign.utf8.count : 0)
    let missing = zeros - digits.utf8.count
    if missing > 0 {
      // A width of a million is all that the formatter lets through.
      digits = String(repeating: "0", count: missing) + digits
    }
    flags.zero = false
    let lead = prefix == "0" && digits.first == "0" ? "" : prefix
    try pad(Array((sign + lead + digits).utf8)[...], flags)
  }
}
