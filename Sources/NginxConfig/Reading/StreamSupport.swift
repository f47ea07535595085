// SPDX-License-Identifier: MIT
import Core

/// What the host's own configuration says of the stream module: where it is loaded from, and which files it includes.
package struct StreamSupport: Hashable, Sendable {
  private static let depthLimit = 8
  private static let module = "ngx_stream_module.so"

  /// As `load_module` names it; nil where it is not loaded.
  package private(set) var module: String?
  /// There is a `stream` block.
  package private(set) var hasBlock = false
  /// The absolute patterns of that block's `include` directives.
  package private(set) var includes: [String] = []

  /// Reads as far as files can be read, as nginx would follow them.
  ///
  /// - Parameters:
  ///   - main: the absolute path of the main file.
  ///   - read: a file's bytes.
  ///   - expand: the paths that a pattern stands for.
  package init(main: String, read: (String) -> [UInt8]?, expand: (String) -> [String]) {
    let folder = main.lastIndex(of: "/").map { String(main[..<$0]) } ?? "."
    follow(main, inside: [], 0, folder, read, expand)
  }

  private mutating func follow(
    _ path: String, inside blocks: [String], _ depth: Int, _ folder: String,
    _ read: (String) -> [UInt8]?, _ expand: (String) -> [String]
  ) {
    guard depth < Self.depthLimit, let bytes = read(path) else { return }
    var reader = StatementReader(bytes)
    var open = blocks
    while let statement = try? reader.next() {
      switch statement {
      case .opening(let words):
        open.append(words[0].value)
        if open == ["stream"] { hasBlock = true }
      case .closing: open.removeLast()
      case .directive(let words, _):
        guard words.count == 2, open.isEmpty || open == ["stream"] else { continue }
        let argument = words[1].value
        switch words[0].value {
        case "load_module" where argument.hasSuffix("/\(Self.module)"): module = argument
        case "include":
          let pattern = argument.hasPrefix("/") ? argument : "\(folder)/\(argument)"
          if open == ["stream"] { includes.append(pattern) }
          // Apps' own files include nothing, and there may be many.
          if pattern.hasSuffix("/\(StreamFileHead.fileName)") { continue }
          for file in expand(pattern) { follow(file, inside: open, depth + 1, folder, read, expand) }
        default: break
        }
      }
    }
  }
}
