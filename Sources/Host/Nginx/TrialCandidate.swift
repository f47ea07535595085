// SPDX-License-Identifier: MIT
import Core

/// A file that is to take the place of an app's nginx configuration, if nginx likes it.
package nonisolated struct TrialCandidate: Sendable {
  package let app: AppName
  /// Its place, which is where nginx's complaints are said to be.
  package let path: String
  package let bytes: [UInt8]
  /// Where these bytes lie already, so that a trial need not copy them.
  package let file: String?

  package init(app: AppName, path: String, bytes: [UInt8], file: String? = nil) {
    self.app = app
    self.path = path
    self.bytes = bytes
    self.file = file
  }
}
