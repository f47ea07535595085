// SPDX-License-Identifier: MIT

/// Cuts a stream into lines, wherever its bytes were cut. Newer engines may begin each with a record separator
/// (RFC 7464), which is left out like the line's end.
struct LineSplitter: Sendable {
  enum Line: Hashable, Sendable {
    /// Never empty.
    case whole(ArraySlice<UInt8>)
    /// One longer than the limit is dropped up to its end.
    case tooLong
  }

  let limit: Int
  private var partial: [UInt8] = []
  private var isDropping = false

  init(limit: Int) { self.limit = limit }

  mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Line] {
    var lines: [Line] = []
    var rest = bytes
    while let newline = rest.firstIndex(of: 0x0a) {
      if let line = end(rest[..<newline]) { lines.append(line) }
      rest = rest[(newline + 1)...]
    }
    if let line = keep(rest) { lines.append(line) }
    return lines
  }

  /// A line's last part.
  private mutating func end(_ part: ArraySlice<UInt8>) -> Line? {
    if isDropping {
      isDropping = false
      return nil
    }
    guard partial.count + part.count <= limit else {
      partial = []
      return .tooLong
    }
    var line = part
    if !partial.isEmpty {
      line = (partial + part)[...]
      // A long line's memory is not kept for the short ones.
      partial.removeAll(keepingCapacity: partial.count < 4096)
    }
    line = line.drop { $0 == 0x1e }
    if line.last == 0x0d { line.removeLast() }
    return line.isEmpty ? nil : .whole(line)
  }

  /// A line's first or middle part.
  private mutating func keep(_ part: ArraySlice<UInt8>) -> Line? {
    guard !isDropping, !part.isEmpty else { return nil }
    guard partial.count + part.count <= limit else {
      partial = []
      isDropping = true
      return .tooLong
    }
    partial += part
    return nil
  }
}
