// SPDX-License-Identifier: MIT
import Core

/// A directive such as `proxy_pass http://172.17.0.3:5000` that names an address without an `upstream` block.
package struct DirectPass: Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  package let listener: Listener
}
