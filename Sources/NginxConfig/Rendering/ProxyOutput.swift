// SPDX-License-Identifier: MIT

/// What should become of an app's `nginx.conf`.
package enum ProxyOutput: Hashable, Sendable {
  /// Its text.
  case text(String)
  /// The proxy is disabled: the file goes.
  case absent
  /// The app has another proxy, no port map, or listeners but no deploy: whatever is there stays.
  case asItIs
}
