// SPDX-License-Identifier: MIT

/// The first arguments of a configuration's `listen` directives, such as `[::]:80`; sorted, each once.
package struct ListenAddresses: Sendable {
  package private(set) var values: [String] = []

  /// Reads as far as the file can be read: nginx will say what is wrong with the rest.
  package init(_ bytes: [UInt8]) {
    var reader = StatementReader(bytes)
    var found: Set<String> = []
    while let statement = try? reader.next() {
      guard case .directive(let words, _) = statement, words.count > 1, words[0].value == "listen" else { continue }
      found.insert(words[1].value)
    }
    values = found.sorted()
  }
}
