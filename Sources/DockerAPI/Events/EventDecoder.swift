// SPDX-License-Identifier: MIT
import Core

/// Reads the body of `/events`: one JSON object a line.
package struct EventDecoder: Sendable {
  /// Of one line, in bytes. An event carries its container's labels.
  package static let lineLimit = 1 << 20

  private var splitter = LineSplitter(limit: lineLimit)

  package init() {}

  /// Adds what these bytes complete.
  package mutating func feed(_ bytes: ArraySlice<UInt8>, into batch: inout EventBatch) {
    for line in splitter.feed(bytes) {
      switch line {
      case .whole(let text): batch.add(EventLine(text))
      case .tooLong: batch.doubt = "a line of more than \(Self.lineLimit) bytes was dropped"
      }
    }
  }
}
