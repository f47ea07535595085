// SPDX-License-Identifier: MIT
import Core

/// A file that is to take the place of an app's nginx configuration, if nginx likes it.
package nonisolated struct TrialCandidate: Sendable {
  package let app: AppName
  /// Its place, which is where nginx's complaints are said to be.
  package let path: String
  package let bytes: [UInt8]

  package init(app: AppName, path: String, bytes: [UInt8]) {
    self.app = app
    self.path = path
    self.bytes = bytes
  }
}
