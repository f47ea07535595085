// SPDX-License-Identifier: MIT

/// How nginx is asked to load its configuration (setting `nginx-reload`).
package nonisolated enum ReloadMethod: Equatable, Sendable {
  /// SIGHUP to the master process.
  case signal
  /// A command line, for hosts that want it done their way.
  case command([String])
}
