// SPDX-License-Identifier: MIT

/// What stands between the percent sign and the verb.
struct VerbFlags {
  var minus = false
  var plus = false
  var sharp = false
  var space = false
  var zero = false
  var width: Int?
  var precision: Int?

  /// Zeros go to the left only.
  var padsWithZeros: Bool { zero && !minus }
}
