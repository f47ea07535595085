// SPDX-License-Identifier: MIT

/// One directive of an nginx configuration: a name, its arguments and, for some, a block of others.
package struct Directive: Hashable, Sendable {
  package let name: String
  package let arguments: [Argument]
  package let block: [Directive]?

  /// The name is always one of ours, never text from outside.
  package init(_ name: StaticString, _ arguments: [Argument], block: [Directive]? = nil) {
    self.name = "\(name)"
    self.arguments = arguments
    self.block = block
  }

  package init(_ name: StaticString, _ arguments: Argument...) { self.init(name, arguments) }
}
