// SPDX-License-Identifier: MIT

/// A value that a property cannot take.
package struct InvalidPropertyValue: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
