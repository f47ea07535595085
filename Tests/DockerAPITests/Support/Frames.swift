// SPDX-License-Identifier: MIT

/// Output as the engine sends that of a container without a terminal.
enum Frames {
  static func output(_ text: String) -> [UInt8] { frame(1, Array(text.utf8)) }
  static func error(_ text: String) -> [UInt8] { frame(2, Array(text.utf8)) }

  static func frame(_ stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let size = payload.count
    return [stream, 0, 0, 0] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + payload
  }
}
