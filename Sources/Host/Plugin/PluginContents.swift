// SPDX-License-Identifier: MIT

/// A plugin's folder as it is to be: a description, and links to one program.
package nonisolated struct PluginContents: Hashable, Sendable {
  package let name: String
  /// Absolute.
  package let program: String
  /// Relative to the folder; at most one folder deep.
  package let links: [String]
  package let descriptionFile: String
  package let description: String

  package init(name: String, program: String, links: [String], descriptionFile: String, description: String) {
    self.name = name
    self.program = program
    self.links = links
    self.descriptionFile = descriptionFile
    self.description = description
  }
}
