// SPDX-License-Identifier: MIT

/// What was skipped while reading, each with its file, the line where there is one, and the reason.
package struct Complaints: Hashable, Sendable {
  package private(set) var lines: [String] = []

  package init() {}

  package mutating func add(_ path: String, line: Int? = nil, _ reason: String) {
    let place = line.map { "\(path):\($0)" } ?? path
    lines.append("\(place): \(reason)")
  }

  /// A folder's file, unless it is missing or was refused; a refusal is complained of.
  mutating func contents(of name: String, in folder: RawFolder) -> [UInt8]? {
    switch folder.files[name] {
    case .bytes(let bytes):
      return bytes
    case .refused(let reason):
      add(folder.path(of: name), reason)
      return nil
    case nil:
      return nil
    }
  }

  /// Text from outside, fit for one line of a log: bounded, quoted, and nothing in it that a terminal would obey.
  static func quoted(_ bytes: some Collection<UInt8>) -> String {
    var result = "\""
    for scalar in String(decoding: bytes.prefix(60), as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        result.unicodeScalars.append(scalar)
      }
    }
    return result + (bytes.count > 60 ? "…\"" : "\"")
  }

  static func quoted(_ text: String) -> String { quoted(text.utf8) }
}
