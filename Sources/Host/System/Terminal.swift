// SPDX-License-Identifier: MIT
import Glibc

/// What standard output is like for whoever looks at it.
package nonisolated struct Terminal: Hashable, Sendable {
  /// Colour where somebody looks on and has not asked for none (https://no-color.org).
  package let hasColour: Bool
  /// In columns.
  package let width: Int

  package init(hasColour: Bool, width: Int) {
    self.hasColour = hasColour
    self.width = width
  }

  /// - Parameters:
  ///   - variable: by its name. `COLUMNS` wins over the terminal's own word, as in other programs.
  ///   - columns: what the terminal says; nil where there is none.
  package init(variable: (String) -> String?, columns: Int?) {
    let refusal = variable("NO_COLOR").map { !$0.isEmpty } ?? false
    hasColour = columns != nil && !refusal && variable("TERM") != "dumb"
    width = Self.possible(variable("COLUMNS").flatMap { Int($0) }) ?? Self.possible(columns) ?? Self.standardWidth
  }

  package static var standardOutput: Terminal {
    guard isatty(STDOUT_FILENO) == 1 else { return Terminal(variable: Environment.variable, columns: nil) }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0
    return Terminal(variable: Environment.variable, columns: isKnown ? Int(size.ws_col) : 0)
  }

  private static let standardWidth = 80

  private static func possible(_ columns: Int?) -> Int? { columns.flatMap { (1...10_000).contains($0) ? $0 : nil } }
}

extension Terminal {
  /// Select Graphic Rendition (ECMA-48).
  package nonisolated enum Paint: String, Sendable {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  package func painted(_ text: String, _ paint: Paint?) -> String {
    guard hasColour, let paint, !text.isEmpty else { return text }
    return "\u{1b}[\(paint.rawValue)m\(text)\u{1b}[0m"
  }
}
