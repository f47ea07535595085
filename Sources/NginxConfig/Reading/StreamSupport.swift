// SPDX-License-Identifier: MIT
import Core

/// What the host's own configuration says of the stream module: where it is loaded from, and which files it includes.
package struct StreamSupport: Hashable, Sendable {
  /// The module's file.
  package static let module = "ngx_stream_module.so"

  private let survey: BlockSurvey

  /// Reads as far as files can be read, as nginx would follow them.
  ///
  /// - Parameters:
  ///   - main: the absolute path of the main file.
  ///   - read: a file's bytes.
  ///   - expand: the paths that a pattern stands for.
  package init(main: String, read: (String) -> [UInt8]?, expand: (String) -> [String]) {
    survey = BlockSurvey(of: "stream", main: main, apps: StreamFileHead.fileName, read: read, expand: expand)
  }

  /// As `load_module` names it; nil where it is not loaded.
  package var module: String? { survey.modules.last { $0.hasSuffix("/\(Self.module)") } }
  /// The files of `stream` blocks; nginx takes one alone.
  package var blocks: [String] { survey.blocks }
  package var hasBlock: Bool { !blocks.isEmpty }
  /// That block's `include` directives.
  package var includes: [BlockSurvey.Include] { survey.includes }
}
