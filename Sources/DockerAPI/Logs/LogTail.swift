// SPDX-License-Identifier: MIT

/// The last lines of a container's output, as text that can be kept and shown: whatever it is, and however much.
package struct LogTail: Sendable {
  /// Bytes of a line that are kept; its beginning says more than its end.
  static let lineLimit = 2048
  /// Of all lines together. The oldest go first.
  static let limit = 16384

  private struct Line {
    var bytes: [UInt8] = []
    var isCut = false

    mutating func add(_ part: ArraySlice<UInt8>) {
      let room = LogTail.lineLimit - bytes.count
      bytes += part.prefix(room)
      if part.count > room { isCut = true }
    }
  }

  private let count: Int
  /// Nil for a container with a terminal, whose output comes as it is.
  private var demultiplexer: LogDemultiplexer?
  private var lines: [Line] = []
  private var size = 0
  private var partial: [LogDemultiplexer.Stream: Line] = [:]

  /// - Parameters:
  ///   - count: how many lines are kept.
  ///   - hasTerminal: the container was created with one.
  package init(lines count: Int, hasTerminal: Bool) {
    self.count = count
    demultiplexer = hasTerminal ? nil : LogDemultiplexer()
  }

  package mutating func feed(_ bytes: ArraySlice<UInt8>) {
    guard let pieces = demultiplexer?.feed(bytes) else { return take(bytes, .output) }
    for piece in pieces { take(piece.bytes, piece.stream) }
  }

  /// What was fed so far, a line's end between two lines and none behind the last; empty when nothing was said.
  package var text: String {
    let unfinished = [LogDemultiplexer.Stream.output, .error, .input].compactMap { partial[$0] }
    var texts: [String] = []
    var room = Self.limit
    for line in (lines + unfinished).suffix(count).reversed() {
      let text = PlainText.of(line.bytes) + (line.isCut ? "…" : "")
      room -= text.utf8.count + 1
      if room < 0 { break }
      texts.append(text)
    }
    return String(texts.reversed().joined(separator: "\n").trimmingNewlines)
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, _ stream: LogDemultiplexer.Stream) {
    var rest = bytes
    while let newline = rest.firstIndex(of: 0x0a) {
      partial[stream, default: Line()].add(rest[..<newline])
      partial.removeValue(forKey: stream).map { keep($0) }
      rest = rest[(newline + 1)...]
    }
    if !rest.isEmpty { partial[stream, default: Line()].add(rest) }
  }

  private mutating func keep(_ line: Line) {
    lines.append(line)
    size += line.bytes.count
    while lines.count > count || size > 2 * Self.limit { size -= lines.removeFirst().bytes.count }
  }
}

extension String {
  fileprivate var trimmingNewlines: Substring {
    var text = drop { $0 == "\n" }
    while text.last == "\n" { text.removeLast() }
    return text
  }
}
