// SPDX-License-Identifier: MIT
import Core
import Glibc

/// How text lines are laid out on one terminal or file.
nonisolated struct TextStyle {
  private static let widest = 30

  let hasColour: Bool
  /// Of the subjects so far, so that messages stay below one another.
  private var width = 14

  init(hasColour: Bool) { self.hasColour = hasColour }

  static func forStandardError() -> TextStyle { TextStyle(hasColour: Colour.isWanted(on: STDERR_FILENO)) }

  /// One line without its end; the time is shown as it is given.
  mutating func spell(_ line: TextLine, at time: String) -> String {
    width = max(width, min(line.subject.count, Self.widest))
    let room = String(repeating: " ", count: max(0, width - line.subject.count))
    let mark = painted(line.level.mark, line.level.paint)
    let subject = painted(line.subject, line.level == .debug ? .faint : .cyan)
    let message = painted(line.message, line.level.messagePaint)
    let extras = line.extras.isEmpty ? "" : painted("  (\(line.extras))", .faint)
    return "\(painted(time, .faint)) \(mark) \(subject)\(room)  \(message)\(extras)"
  }

  private func painted(_ text: String, _ paint: Paint?) -> String {
    guard hasColour, let paint else { return text }
    return "\u{1b}[\(paint.rawValue)m\(text)\u{1b}[0m"
  }

  /// Select Graphic Rendition (ECMA-48).
  fileprivate enum Paint: String {
    case faint = "2"
    case red = "1;31"
    case green = "1;32"
    case yellow = "1;33"
    case cyan = "36"
  }
}

extension RecordLevel {
  fileprivate nonisolated var mark: String {
    switch self {
    case .error: "✖"
    case .warning: "!"
    case .notice: "•"
    case .info: " "
    case .debug: "·"
    }
  }

  fileprivate nonisolated var paint: TextStyle.Paint? {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .notice: .green
    case .info: nil
    case .debug: .faint
    }
  }

  fileprivate nonisolated var messagePaint: TextStyle.Paint? {
    switch self {
    case .error, .warning: paint
    case .notice, .info: nil
    case .debug: .faint
    }
  }
}
