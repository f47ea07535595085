// SPDX-License-Identifier: MIT
import Core

extension String {
  /// A reason that begins with the app's name, for a line that has named it already.
  nonisolated func without(_ app: AppName) -> String {
    hasPrefix("\(app): ") ? String(dropFirst("\(app): ".count)) : self
  }
}
