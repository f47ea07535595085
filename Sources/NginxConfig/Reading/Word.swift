// SPDX-License-Identifier: MIT

/// One word of a configuration file, as nginx reads it.
struct Word: Hashable {
  /// Where it stands, quotation marks included.
  let range: Range<Int>
  /// What it means: without its quotation marks and escapes.
  let value: String
  let isQuoted: Bool
}
