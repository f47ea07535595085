// SPDX-License-Identifier: MIT
import Core

/// The ports that a configuration's servers listen on: whose fault it is when nginx cannot have one of them.
package struct ListenPorts: Sendable {
  package private(set) var ports: Set<Port> = []

  /// Reads as far as the file can be read.
  package init(_ bytes: [UInt8]) {
    var reader = StatementReader(bytes)
    var blocks: [String] = []
    while let statement = try? reader.next() {
      switch statement {
      case .opening(let words): blocks.append(words[0].value)
      case .closing: blocks.removeLast()
      case .directive(let words, _):
        guard blocks.last == "server", words.count > 1, words[0].value == "listen" else { continue }
        if let port = Self.port(words[1].value) { ports.insert(port) }
      }
    }
  }

  /// `80`, `127.0.0.1:80`, `[::]:80`; an address alone has nginx's default; a Unix socket has none.
  private static func port(_ text: String) -> Port? {
    if text.hasPrefix("unix:") { return nil }
    if text.utf8.allSatisfy(\.isDigit) { return Port(text) }
    guard let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") else { return .http }
    return Port(text[text.index(after: colon)...])
  }
}
