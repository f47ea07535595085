// SPDX-License-Identifier: MIT

/// A setting that does not parse.
package nonisolated struct InvalidSetting: Error, Hashable, CustomStringConvertible {
  /// The option or variable that holds it.
  package let source: String
  package let value: String
  /// What it may be.
  package let allowed: String

  package init(source: String, value: String, allowed: String) {
    self.source = source
    self.value = value
    self.allowed = allowed
  }

  /// `DEL_REBUILD_LIMIT is "many"; it must be a whole number from 0 to 1000`
  package var description: String { "\(source) is \"\(value.escapedForTerminal)\"; it must be \(allowed)" }
}
