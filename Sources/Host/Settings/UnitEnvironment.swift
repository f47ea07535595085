// SPDX-License-Identifier: MIT

/// A file of variables as systemd reads one that a unit names with `EnvironmentFile=` (systemd.exec(5)).
package nonisolated struct UnitEnvironment: Equatable, Sendable {
  package struct Assignment: Equatable, Sendable {
    package let name: String
    package let value: String
    /// Counted from 1.
    package let line: Int
  }

  /// What systemd leaves out, or takes for something else than whoever wrote it.
  package struct Complaint: Equatable, Sendable {
    package let line: Int
    package let reason: String
  }

  /// In the order of the file.
  package private(set) var assignments: [Assignment] = []
  package private(set) var complaints: [Complaint] = []

  package init(_ bytes: [UInt8]) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
      complaints = [Complaint(line: 1, reason: "the file is not UTF-8 text, so nothing of it counts")]
      return
    }
    var reader = UnitEnvironmentReader()
    reader.read(bytes)
    for found in reader.found { take(found) }
    complaints.sort { $0.line < $1.line }
  }

  /// The last of several counts.
  package var variables: [String: String] {
    Dictionary(assignments.map { ($0.name, $0.value) }) { _, last in last }
  }

  private mutating func take(_ found: UnitEnvironmentReader.Found) {
    let complain = { (reason: String) in Complaint(line: found.line, reason: reason) }
    let name = String(decoding: found.name, as: UTF8.self)
    switch found.flaw {
    case .noEquals: return complaints.append(complain("it is no NAME=VALUE, so it is left out"))
    case .comment:
      return complaints.append(
        complain("the comment ends in a backslash: before systemd 254 the next line is part of it"))
    case .openQuotation: complaints.append(complain("its quotation never ends: all that follows is part of it"))
    case nil: break
    }
    let value = String(decoding: found.value, as: UTF8.self)
    if !Self.isName(found.name) {
      complaints.append(complain("\"\(name)\" is no variable's name, so it is left out"))
    } else if found.value.contains(where: { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0a) || $0 == 0x7f }) {
      complaints.append(complain("\(name) holds a control character, so it is left out"))
    } else {
      assignments.append(Assignment(name: name, value: value, line: found.line))
    }
  }

  private static func isName(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, !(0x30...0x39).contains(first) else { return false }
    return bytes.allSatisfy { byte in
      let letter = byte | 0x20
      return (0x61...0x7a).contains(letter) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
