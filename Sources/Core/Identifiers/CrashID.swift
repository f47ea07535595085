// SPDX-License-Identifier: MIT

/// Names one end of one container, in eight hexadecimal digits that an operator can type. It follows from the container
/// and the moment, so that the same end has the same name whoever tells of it.
package struct CrashID: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: String) {
    guard text.utf8.count == 8, text.utf8.allSatisfy(\.isLowercaseHexDigit) else { return nil }
    rawValue = text
  }

  /// FNV-1a with 32 bits: enough for all the ends that a journal holds.
  package init(of container: ContainerID, at time: Timestamp) {
    var hash: UInt32 = 0x811c_9dc5
    for byte in "\(container.rawValue) \(time.nanoseconds)".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    rawValue = String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension CrashID: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  package var description: String { rawValue }
}
