// SPDX-License-Identifier: MIT

/// The files of one folder that matter here, by name.
package struct RawFolder: Hashable, Sendable {
  /// Where it was found; only for complaints.
  package let path: String
  package var files: [String: RawFile]

  package init(path: String, files: [String: RawFile] = [:]) {
    self.path = path
    self.files = files
  }

  package func path(of name: String) -> String { "\(path)/\(name)" }
}
