// SPDX-License-Identifier: MIT

/// Writes tar archives as GNU tar and Go's archive/tar do.
enum Tar {
  static func entry(
    _ name: String, _ content: String = "", type: Character = "0", size: String? = nil, prefix: String = ""
  ) -> [UInt8] {
    let bytes = Array(content.utf8)
    return header(name, size ?? octal(bytes.count, 11), type, prefix) + filled(bytes)
  }

  static func header(_ name: String, _ size: String, _ type: Character, _ prefix: String = "") -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    block.put(name, at: 0)
    block.put("0000644", at: 100)
    block.put("0000000", at: 108)
    block.put("0000000", at: 116)
    block.put(size, at: 124)
    block.put("00000000000", at: 136)
    block.put(String(type), at: 156)
    block.put("ustar\u{0}00", at: 257)
    block.put(prefix, at: 345)
    return summed(block)
  }

  static func summed(_ block: [UInt8]) -> [UInt8] {
    var block = block
    block.put("        ", at: 148)
    let sum = block.reduce(0) { $0 + Int($1) }
    block.put(octal(sum, 6) + "\u{0} ", at: 148)
    return block
  }

  /// `LENGTH KEY=VALUE\n`
  static func record(_ key: String, _ value: String) -> String {
    let rest = " \(key)=\(value)\n".utf8.count
    var length = rest + 1
    while length != rest + "\(length)".utf8.count { length = rest + "\(length)".utf8.count }
    return "\(length) \(key)=\(value)\n"
  }

  static let end = [UInt8](repeating: 0, count: 1024)

  private static func octal(_ number: Int, _ width: Int) -> String {
    let digits = String(number, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func filled(_ bytes: [UInt8]) -> [UInt8] {
    bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }
}

extension [UInt8] {
  fileprivate mutating func put(_ text: String, at offset: Int) {
    for (index, byte) in text.utf8.enumerated() { self[offset + index] = byte }
  }
}
