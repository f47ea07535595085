// SPDX-License-Identifier: MIT

/// A template's bytes as sigil hands them to its engine, and the way back to the author's text.
struct Source: Sendable {
  let name: String
  let bytes: [UInt8]
  /// Where a byte of the author's text was left out, as places in `bytes`; ascending.
  private let omissions: [Int]
  private let lineStarts: [Int]

  /// sigil joins a line that ends in `\}}` to one that begins with `{{`.
  init(_ text: String, name: String) {
    self.name = name
    let original = Array(text.utf8)
    let joint = Array("\\}}\n{{".utf8)
    var (joined, omissions): ([UInt8], [Int]) = ([], [])
    joined.reserveCapacity(original.count)
    var index = 0
    while index < original.count {
      if original[index] == joint[0], original[index...].starts(with: joint) {
        omissions += [joined.count, joined.count + 2]
        joined += Array("}}{{".utf8)
        index += joint.count
      } else {
        joined.append(original[index])
        index += 1
      }
    }
    bytes = joined
    self.omissions = omissions
    lineStarts = [0] + original.indices.filter { original[$0] == .lineFeed }.map { $0 + 1 }
  }

  func error(at place: Int, _ message: String) -> TemplateError {
    let original = place + omissions.prefix { $0 <= place }.count
    let line = lineStarts.lastIndex { $0 <= original } ?? 0
    return TemplateError(template: name, line: line + 1, column: original - lineStarts[line] + 1, message: message)
  }
}
