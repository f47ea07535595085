// SPDX-License-Identifier: MIT
import Core

/// An app's `PORTS` file: one port a line, `PUBLIC:CONTAINER[/PROTOCOL] [TYPE]`, and comments from `#` on.
///
///     25:5025 smtp
///     53:5353/udp
package enum PortsFile {
  package static let name = "PORTS"
  /// In bytes.
  package static let limit = 64 * 1024

  static func forwards(in folder: RawFolder, _ complaints: inout Complaints) -> [PortForward] {
    guard let bytes = complaints.contents(of: name, in: folder) else { return [] }
    return forwards(in: bytes, at: folder.path(of: name), &complaints)
  }

  /// In the file's order. A line that makes no sense, or asks once more for a port, is left out and complained of.
  package static func forwards(
    in bytes: [UInt8], at path: String, _ complaints: inout Complaints
  ) -> [PortForward] {
    var seen: Set<PublicPort> = []
    var forwards: [PortForward] = []
    for line in TextLine.all(in: bytes) {
      let words = words(of: line)
      if words.isEmpty { continue }
      if let forward = PortForward(words: words) {
        if seen.insert(forward.publicPort).inserted {
          forwards.append(forward)
        } else {
          complaints.add(path, line: line.number, "port \(forward.publicPort) is there already")
        }
      } else {
        complaints.add(
          path, line: line.number,
          "not PUBLIC:CONTAINER[/PROTOCOL] [TYPE]: \(Complaints.quoted(line.bytes))")
      }
    }
    return forwards
  }

  private static func words(of line: TextLine) -> [Substring?] {
    let meant = line.bytes.prefix { $0 != .numberSign }
    return meant.split(whereSeparator: \.isBlank).map { String(validating: $0, as: UTF8.self)?[...] }
  }
}

extension PortForward {
  fileprivate init?(words: [Substring?]) {
    guard let first = words.first, let ports = first?.split(separator: ":", omittingEmptySubsequences: false) else {
      return nil
    }
    guard ports.count == 2, words.count <= 2, let inside = PublicPort(ports[1]) else { return nil }
    guard let outside = Port(ports[0]) else { return nil }
    guard let type = words.count == 1 ? .web : words[1].flatMap({ ProcessType($0) }) else { return nil }
    self.init(PublicPort(outside, inside.transport), to: inside.number, of: type)
  }
}
