// SPDX-License-Identifier: MIT

/// Go's `fmt.Sprintf`, which has no errors: what does not fit is told in the text.
struct Formatter {
  /// Go's own bound for what is a value; for what is written in the format it looks before the last digit.
  private static let widthLimit = 1_000_000

  private(set) var budget: Budget
  private var rest: Text
  private let values: [Value]
  private var next = 0
  private var isReordered = false
  private var hasBadIndex = false
  private var writer: VerbWriter

  init(_ format: Text, _ values: [Value], _ budget: Budget) {
    rest = format
    self.values = values
    self.budget = budget
    writer = VerbWriter(sink: Sink(budget.limits))
  }

  mutating func run() throws(Fault) -> [UInt8] {
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != UInt8(ascii: "%") }
      try writer.sink.append(plain)
      rest = rest[plain.endIndex...]
      if rest.popFirst() != nil { try directive() }
    }
    try writeSurplus()
    return writer.sink.bytes
  }

  private mutating func directive() throws(Fault) {
    try budget.spend()
    hasBadIndex = false
    var flags = flags()
    index()
    try size(of: &flags)
    index()
    guard let verb = verb() else { return try writer.sink.append("%!(NOVERB)" as StaticString) }
    if verb == "%" { return try writer.sink.append(UInt8(ascii: "%")) }
    if hasBadIndex { return try writer.sink.append("%!\(verb)(BADINDEX)") }
    guard next < values.count else { return try writer.sink.append("%!\(verb)(MISSING)") }
    let value = values[next]
    next += 1
    // The more a float's exponent is away from zero, the more digits it has.
    if case .float(let number) = value { try budget.spend(abs(Int(number.exponentBitPattern) - 1023)) }
    try writer.write(value, verb: verb, flags)
  }

  private mutating func flags() -> VerbFlags {
    var flags = VerbFlags()
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "#"): flags.sharp = true
      case UInt8(ascii: "0"): flags.zero = true
      case UInt8(ascii: "+"): flags.plus = true
      case UInt8(ascii: "-"): flags.minus = true
      case UInt8(ascii: " "): flags.space = true
      default: return flags
      }
      rest.removeFirst()
    }
    return flags
  }

  private mutating func size(of flags: inout VerbFlags) throws(Fault) {
    if rest.first == UInt8(ascii: "*") {
      flags.width = try starred("%!(BADWIDTH)")
      if let width = flags.width, width < 0 { (flags.minus, flags.width) = (true, -width) }
    } else {
      flags.width = number()
    }
    guard rest.first == .dot else { return }
    rest.removeFirst()
    index()
    if rest.first == UInt8(ascii: "*") {
      flags.precision = try starred("%!(BADPREC)").flatMap { $0 < 0 ? nil : $0 }
    } else {
      flags.precision = number() ?? 0
    }
  }

  /// A width or precision that is a value itself.
  private mutating func starred(_ problem: StaticString) throws(Fault) -> Int? {
    rest.removeFirst()
    defer { next += 1 }
    if next < values.count, case .integer(let size) = values[next], abs(size) <= Self.widthLimit { return size }
    try writer.sink.append(problem)
    return nil
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix(while: \.isDigit)
    guard !digits.isEmpty else { return nil }
    rest = rest[digits.endIndex...]
    guard let value = Int(String(decoding: digits, as: UTF8.self)), value / 10 <= Self.widthLimit else {
      rest = rest[rest.endIndex...]
      return nil
    }
    return value
  }

  /// `[3]` says which value is next.
  private mutating func index() {
    guard rest.first == UInt8(ascii: "[") else { return }
    isReordered = true
    guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else {
      hasBadIndex = true
      rest.removeFirst()
      return
    }
    let number = Int(String(decoding: rest[rest.index(after: rest.startIndex)..<end], as: UTF8.self))
    rest = rest[(end + 1)...]
    guard let number, number > 0, number <= values.count else { return hasBadIndex = true }
    next = number - 1
  }

  private mutating func verb() -> Unicode.Scalar? {
    var characters = Characters(rest)
    guard let first = characters.next() else { return nil }
    rest = rest[first.bytes.endIndex...]
    return first.scalar ?? "\u{fffd}"
  }

  private mutating func writeSurplus() throws(Fault) {
    guard !isReordered, next < values.count else { return }
    try writer.sink.append("%!(EXTRA " as StaticString)
    for (offset, value) in values[next...].enumerated() {
      if offset > 0 { try writer.sink.append(", " as StaticString) }
      if case .nothing = value {
        try writer.sink.append("<nil>" as StaticString)
      } else {
        try writer.sink.append(value.typeName + "=")
        try writer.write(value, verb: "v", VerbFlags())
      }
    }
    try writer.sink.append(UInt8(ascii: ")"))
  }
}
