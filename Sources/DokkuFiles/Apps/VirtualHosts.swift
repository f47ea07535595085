// SPDX-License-Identifier: MIT

import Core

/// A `VHOST` file: one domain a line.
enum VirtualHosts {
  static func domains(in folder: RawFolder, _ complaints: inout Complaints) -> [DomainName] {
    guard let bytes = complaints.contents(of: "VHOST", in: folder) else { return [] }
    var seen: Set<DomainName> = []
    var domains: [DomainName] = []
    for line in TextLine.all(in: bytes) {
      if let domain = line.text.flatMap({ DomainName($0) }) {
        if seen.insert(domain).inserted { domains.append(domain) }
      } else {
        complaints.add(
          folder.path(of: "VHOST"), line: line.number, "not a domain: \(Complaints.quoted(line.bytes))")
      }
    }
    return domains
  }

  /// `NO_VHOST=1` in the app's own environment turns virtual hosts off.
  static func areOff(in folder: RawFolder, _ complaints: inout Complaints) -> Bool {
    guard let bytes = complaints.contents(of: "ENV", in: folder), mentionsSwitch(bytes) else { return false }
    let environment = EnvironmentFile(bytes)
    for problem in environment.problems {
      complaints.add(folder.path(of: "ENV"), line: problem.line, problem.reason)
    }
    return environment[name] == "1"
  }

  private static let name = "NO_VHOST"

  /// Most files don't, and then nothing in them matters here.
  private static func mentionsSwitch(_ bytes: [UInt8]) -> Bool {
    let wanted = Array(name.utf8)
    var start = bytes.startIndex
    while let found = bytes[start...].firstIndex(of: wanted[0]) {
      if bytes[found...].starts(with: wanted) { return true }
      start = found + 1
    }
    return false
  }
}
