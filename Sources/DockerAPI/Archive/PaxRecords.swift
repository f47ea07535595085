// SPDX-License-Identifier: MIT

/// What an extended header says of the entry after it (POSIX.1-2017, pax, "pax Extended Header"): records of
/// `LENGTH KEY=VALUE\n`, the length their own in decimal.
struct PaxRecords: Equatable {
  private(set) var path: String?
  private(set) var size: Int?

  init(_ bytes: ArraySlice<UInt8>) throws(MalformedArchive) {
    var rest = bytes
    while !rest.isEmpty {
      guard let blank = rest.firstIndex(of: 0x20), let length = Self.number(rest[..<blank]) else { throw .badRecord }
      guard length > blank - rest.startIndex + 1, length <= rest.count else { throw .badRecord }
      let record = rest[(blank + 1)..<(rest.startIndex + length)]
      guard record.last == 0x0a, let sign = record.firstIndex(of: 0x3d) else { throw .badRecord }
      try take(record[..<sign], record[(sign + 1)...].dropLast())
      rest = rest.dropFirst(length)
    }
  }

  private mutating func take(_ key: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) throws(MalformedArchive) {
    if key.elementsEqual("path".utf8) { path = String(decoding: value, as: UTF8.self) }
    if key.elementsEqual("size".utf8) {
      guard let number = Self.number(value) else { throw .badRecord }
      size = number
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...15).contains(digits.count), digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
