// SPDX-License-Identifier: MIT

/// A piece of a template's grammar. Blanks inside an action are pieces too: they keep `$a .b` apart from `$a.b`.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case text
    case open
    case close
    case space
    case declare
    case assign
    case pipe
    case leftParenthesis
    case rightParenthesis
    case string
    case rawString
    case character
    case number
    /// With its dollar sign.
    case variable
    /// With its dot.
    case field
    case dot
    case identifier
    case bool
    case `nil`
    case keyword(Keyword)
    /// Any other printable character.
    case mark
    case end
    /// The text goes on, but cannot be read.
    case fault(String)
  }

  let kind: Kind
  let range: Range<Int>

  var startsOperand: Bool {
    switch kind {
    case .string, .rawString, .character, .number, .variable, .field, .dot, .identifier, .bool, .nil, .leftParenthesis:
      true
    case .text, .open, .close, .space, .declare, .assign, .pipe, .rightParenthesis, .keyword, .mark, .end, .fault:
      false
    }
  }
}
