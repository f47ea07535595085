// SPDX-License-Identifier: MIT
import Core

/// A record as journald's native protocol puts it into a datagram
/// (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/).
nonisolated enum JournalEntry {
  /// Bytes kept of one value, so that an entry always fits a datagram: a larger one would need a file of its own.
  static let valueLimit = 32768

  static func spell(_ record: Record) -> [UInt8] {
    var bytes: [UInt8] = []
    for (key, value) in record.journalFields {
      let kept = prefix(of: value)
      bytes += key.utf8
      if kept.contains(0x0a) {
        bytes.append(0x0a)
        withUnsafeBytes(of: UInt64(kept.count).littleEndian) { bytes += $0 }
      } else {
        bytes.append(0x3d)
      }
      bytes += kept
      bytes.append(0x0a)
    }
    return bytes
  }

  /// Cut between characters: journalctl prints a field that is no UTF-8 as a list of numbers.
  private static func prefix(of value: String) -> Substring.UTF8View.SubSequence {
    let utf8 = value.utf8
    guard utf8.count > valueLimit else { return utf8[...] }
    var end = utf8.index(utf8.startIndex, offsetBy: valueLimit)
    while utf8[end] & 0xc0 == 0x80 { end = utf8.index(before: end) }
    return utf8[..<end]
  }
}
