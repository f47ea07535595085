// SPDX-License-Identifier: MIT

/// The directives at the outermost level of a configuration file that have one argument, such as `pid`.
package struct MainDirectives: Sendable {
  private var values: [String: String] = [:]

  /// Reads as far as the file can be read: an operator may be in the middle of editing it.
  package init(_ bytes: [UInt8]) {
    var reader = StatementReader(bytes)
    var depth = 0
    while let statement = try? reader.next() {
      switch statement {
      case .opening: depth += 1
      case .closing: depth -= 1
      case .directive(let words, _):
        if depth == 0, words.count == 2 { values[words[0].value] = words[1].value }
      }
    }
  }

  package subscript(_ name: String) -> String? { values[name] }
}
