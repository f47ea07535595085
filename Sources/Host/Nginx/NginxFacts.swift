// SPDX-License-Identifier: MIT

/// What can be seen of the host's nginx from outside: the program, its process, and what its configuration includes.
package nonisolated struct NginxFacts: Hashable, Sendable {
  /// A block of the outermost level.
  package struct Block: Hashable, Sendable {
    /// The file of each such block; nginx takes one alone.
    package var files: [String]
    /// The file of each directive there that includes apps' own files.
    package var includes: [String]
    /// A folder of which every file is included there.
    package var folder: String?

    package init(files: [String] = [], includes: [String] = [], folder: String? = nil) {
      self.files = files
      self.includes = includes
      self.folder = folder
    }
  }

  package enum Module: Hashable, Sendable {
    /// Part of the program, or loaded.
    case present
    /// A file that the configuration does not load.
    case unloaded(String)
    case missing
  }

  package var version: String
  /// The main configuration file.
  package var main: String
  package var isReadable: Bool
  /// The master process; nil while it does not run.
  package var master: Int32?
  package var http: Block
  package var stream: Block
  package var streamModule: Module

  package init(
    version: String, main: String, isReadable: Bool = true, master: Int32?, http: Block, stream: Block,
    streamModule: Module
  ) {
    self.version = version
    self.main = main
    self.isReadable = isReadable
    self.master = master
    self.http = http
    self.stream = stream
    self.streamModule = streamModule
  }
}
