// SPDX-License-Identifier: MIT

/// A whole answer that does not say what the Engine API says it does.
package struct UnreadableAnswer: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
