// SPDX-License-Identifier: MIT

/// Where a host's own configuration has a block of the outermost level, such as `http`, and what it includes there.
package struct BlockSurvey: Hashable, Sendable {
  /// An `include` directive inside of the block.
  package struct Include: Hashable, Sendable {
    /// The file that it stands in.
    package let file: String
    /// Absolute.
    package let pattern: String
  }

  /// nginx itself knows no bound; this one is for files that include themselves.
  private static let depthLimit = 8

  /// The file of each such block.
  package private(set) var blocks: [String] = []
  package private(set) var includes: [Include] = []
  /// What is loaded at the outermost level, as it is spelled.
  package private(set) var modules: [String] = []

  private let block: String
  private let folder: String
  /// What apps' own files are called: they are not followed, for there may be many.
  private let leaf: String

  /// Reads as far as files can be read, as nginx would follow them.
  ///
  /// - Parameters:
  ///   - main: the absolute path of the main file.
  ///   - read: a file's bytes.
  ///   - expand: the paths that a pattern stands for.
  package init(
    of block: String, main: String, apps leaf: String, read: (String) -> [UInt8]?, expand: (String) -> [String]
  ) {
    self.block = block
    self.leaf = leaf
    folder = main.lastIndex(of: "/").map { String(main[..<$0]) } ?? "."
    follow(main, inside: [], 0, read, expand)
  }

  private mutating func follow(
    _ path: String, inside blocks: [String], _ depth: Int, _ read: (String) -> [UInt8]?, _ expand: (String) -> [String]
  ) {
    guard depth < Self.depthLimit, let bytes = read(path) else { return }
    var reader = StatementReader(bytes)
    var open = blocks
    while let statement = try? reader.next() {
      switch statement {
      case .opening(let words):
        open.append(words[0].value)
        if open == [block] { self.blocks.append(path) }
      case .closing: open.removeLast()
      case .directive(let words, _):
        guard words.count == 2, open.isEmpty || open == [block] else { continue }
        for file in take(words[0].value, words[1].value, in: path, open, expand) {
          follow(file, inside: open, depth + 1, read, expand)
        }
      }
    }
  }

  /// The files to go on with.
  private mutating func take(
    _ directive: String, _ argument: String, in path: String, _ open: [String], _ expand: (String) -> [String]
  ) -> [String] {
    if directive == "load_module", open.isEmpty { modules.append(argument) }
    guard directive == "include" else { return [] }
    let pattern = argument.hasPrefix("/") ? argument : "\(folder)/\(argument)"
    if !open.isEmpty { includes.append(Include(file: path, pattern: pattern)) }
    return pattern.contains("*") && pattern.hasSuffix("/\(leaf)") ? [] : expand(pattern)
  }
}
