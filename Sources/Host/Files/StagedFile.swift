// SPDX-License-Identifier: MIT

/// A file that lies, whole and durable, beside the one it is to replace.
package nonisolated struct StagedFile: Hashable, Sendable {
  package let path: String
  /// In the same folder; begins with a dot, so that neither nginx's `*` nor Dokku's `IP.*` takes it in.
  package let temporaryPath: String
}
