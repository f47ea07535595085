// SPDX-License-Identifier: MIT

extension String {
  /// Followed by as many blanks as are missing; ASCII only, as names are here.
  nonisolated func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - utf8.count)) }
}
