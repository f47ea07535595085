// SPDX-License-Identifier: MIT
import Foundation

/// What a page of the documentation has its reader type, and which files to write, so that a test does just that.
package struct DocumentedSteps {
  private struct Block {
    let language: String
    let text: String
    /// The last path that is named before it.
    let path: String?
  }

  private let blocks: [Block]

  /// - Parameter page: its path in the repository.
  package init(_ page: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
    let text = try String(contentsOf: root.appendingPathComponent(page).standardized, encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    blocks = stride(from: 1, to: parts.count, by: 2).map { place in
      let (language, text) = (parts[place].prefix { $0 != "\n" }, parts[place].drop { $0 != "\n" }.dropFirst())
      let paths = parts[place - 1].components(separatedBy: "`").filter { $0.hasPrefix("/etc/") }
      return Block(language: String(language), text: String(text), path: paths.last)
    }
  }

  /// The files by their paths.
  package var files: [String: String] {
    blocks.filter { $0.language != "sh" }.reduce(into: [:]) { files, block in
      if let path = block.path { files[path] = block.text }
    }
  }

  /// Types the lines of all commands, or those up to this one.
  package func type(on systemd: SystemdHost, before end: String? = nil) throws {
    let lines = blocks.filter { $0.language == "sh" }.flatMap { $0.text.split(separator: "\n") }
    for line in lines.prefix(while: { $0 != end ?? "" }) { try systemd.shell(String(line)) }
  }
}
