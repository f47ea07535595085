// SPDX-License-Identifier: MIT

/// One header block of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format"), as far as it matters here.
struct TarHeader: Equatable {
  static let size = 512

  enum Kind: Equatable {
    case regular, folder, link, extended
    /// Says something of the entries that follow, none of which matters here.
    case remark
    case other
  }

  let name: String
  let size: Int
  let kind: Kind

  /// Nil for the blocks of zeros at the end.
  init?(_ block: ArraySlice<UInt8>) throws(MalformedArchive) {
    guard block.count == Self.size else { throw .cutShort }
    if block.allSatisfy({ $0 == 0 }) { return nil }
    let field = { (offset: Int, length: Int) in block.dropFirst(offset).prefix(length) }
    // The sum is made with blanks in its own place.
    let own = field(148, 8)
    let sum = block.reduce(0) { $0 + Int($1) } - own.reduce(0) { $0 + Int($1) } + 8 * 0x20
    guard try Self.number(own) == sum else { throw .badChecksum }
    let prefix = field(257, 5).elementsEqual("ustar".utf8) ? Self.text(field(345, 155)) : ""
    name = (prefix.isEmpty ? "" : prefix + "/") + Self.text(field(0, 100))
    size = try Self.number(field(124, 12))
    kind = Self.kind(field(156, 1).first ?? 0)
  }

  private static func kind(_ flag: UInt8) -> Kind {
    switch flag {
    case 0, 0x30, 0x37: .regular
    case 0x31, 0x32: .link
    case 0x35: .folder
    case 0x78: .extended
    // A pax header for all entries; GNU's long names.
    case 0x67, 0x4c, 0x4b: .remark
    default: .other
    }
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Octal digits, or GNU's binary numbers, whose first bit is set.
  private static func number(_ field: ArraySlice<UInt8>) throws(MalformedArchive) -> Int {
    if let first = field.first, first & 0x80 != 0 {
      return try number(of: [first & 0x7f] + field.dropFirst(), base: 256)
    }
    let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
    guard digits.allSatisfy({ (0x30...0x37).contains($0) }) else { throw .badNumber }
    return try number(of: digits.map { $0 - 0x30 }, base: 8)
  }

  private static func number(of digits: [UInt8], base: Int) throws(MalformedArchive) -> Int {
    var number = 0
    for digit in digits {
      // Nothing near it is taken, and what is added to it must not overflow.
      guard number < 1 << 48 else { throw .badNumber }
      number = number * base + Int(digit)
    }
    return number
  }
}
