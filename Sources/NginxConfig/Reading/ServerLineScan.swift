// SPDX-License-Identifier: MIT
import Core

/// One walk through a configuration, collecting what `ServerLines` holds.
struct ServerLineScan {
  private(set) var servers: [ServerLine] = []
  private(set) var passes: [DirectPass] = []
  private let bytes: [UInt8]
  /// The first two words of every block that is open.
  private var blocks: [(name: String, argument: String?)] = []
  private var line = 1
  private var counted = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() throws(UnreadableConfiguration) {
    var reader = StatementReader(bytes)
    while let statement = try reader.next() {
      switch statement {
      case .opening(let words): blocks.append((words[0].value, words.dropFirst().first?.value))
      case .closing: blocks.removeLast()
      case .directive(let words, let end): visit(words, end)
      }
    }
  }

  private mutating func visit(_ words: [Word], _ end: Int) {
    guard words.count > 1 else { return }
    countLines(to: words[0].range.lowerBound)
    if words[0].value == "server", let block = blocks.last, block.name == "upstream" {
      servers.append(server(words, end, in: block.argument ?? ""))
    } else if Self.passDirectives.contains(words[0].value), let listener = Self.target(words[1].value) {
      passes.append(DirectPass(line: line, listener: listener))
    }
  }

  private func server(_ words: [Word], _ end: Int, in upstream: String) -> ServerLine {
    let parameters = words.indices.dropFirst(2).filter { words[$0].value == "down" }
    let mark = parameters.first { bytes[words[$0].range].elementsEqual(ServerLines.mark) }
    return ServerLine(
      upstream: upstream, line: line, address: words[1].value,
      listener: Listener(words[1].value) ?? Listener(words[1].value + ":80"),
      isDown: !parameters.isEmpty, isMarked: mark != nil, addressRange: words[1].range,
      markRange: mark.map { markRange(words[$0].range) }, end: end)
  }

  /// With the space that was put before it.
  private func markRange(_ mark: Range<Int>) -> Range<Int> {
    bytes[mark.lowerBound - 1] == 0x20 ? mark.lowerBound - 1..<mark.upperBound : mark
  }

  private mutating func countLines(to place: Int) {
    line += bytes[counted..<place].count { $0 == 0x0a }
    counted = place
  }

  private static let passDirectives: Set<String> = [
    "proxy_pass", "grpc_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass",
  ]

  /// The address in `http://172.17.0.3:5000/path`; nil where it is a name, as that of an upstream is.
  private static func target(_ text: String) -> Listener? {
    var rest = text[...]
    if let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") {
      rest = text[text.index(colon, offsetBy: 3)...]
    }
    let place = rest.prefix { $0 != "/" && $0 != "?" }
    guard let listener = Listener(place) ?? Listener(place + ":80"), case .address = listener.host else { return nil }
    return listener
  }
}
