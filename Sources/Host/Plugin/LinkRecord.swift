// SPDX-License-Identifier: MIT

/// Where the core plugin's links led, kept in the folder that took their place: a line for each, empty for none.
nonisolated enum LinkRecord {
  static let name = ".core-links"

  static func text(_ targets: [String?]) -> String { targets.map { "\($0 ?? "")\n" }.joined() }

  static func targets(_ text: String, count: Int) -> [String?]? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.count == count else { return nil }
    return lines.map { $0.isEmpty ? nil : String($0) }
  }
}
