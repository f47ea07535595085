// SPDX-License-Identifier: MIT
import Glibc

/// What the service manager says of a unit: `systemctl show`.
package nonisolated struct UnitState: Hashable, Sendable {
  private static let properties = [
    "Id", "LoadState", "UnitFileState", "FragmentPath", "ActiveState", "Type", "After", "Wants", "NeedDaemonReload",
  ]

  private let values: [String: String]

  package init(_ values: [String: String]) { self.values = values }

  package subscript(property: String) -> String { values[property] ?? "" }

  /// Whether a list such as `After` names a unit.
  package func lists(_ unit: String, in property: String) -> Bool {
    self[property].split(separator: " ").contains(Substring(unit))
  }

  /// There is a file for it.
  package var isLoaded: Bool { self["LoadState"] == "loaded" }

  /// A paragraph for each, by its name.
  package static func read(_ text: String) -> [String: UnitState] {
    var states: [String: UnitState] = [:]
    for paragraph in text.split(separator: "\n\n") {
      let pairs = paragraph.split(whereSeparator: \.isNewline).compactMap { line -> (String, String)? in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
      let state = UnitState(Dictionary(pairs) { first, _ in first })
      if !state["Id"].isEmpty { states[state["Id"]] = state }
    }
    return states
  }

  /// systemd has booted this host (sd_booted(3)).
  package static var isAvailable: Bool { access("/run/systemd/system", F_OK) == 0 }

  /// Nil where there is no systemd, or it says nothing.
  @MainActor package static func ask(_ units: [String], then: @escaping ([String: UnitState]?) -> Void) {
    guard isAvailable else { return then(nil) }
    let words = ["systemctl", "show", "--no-pager", "--property=\(properties.joined(separator: ","))", "--"]
    ChildProcess.run(CommandLine(arguments: words + units, deadline: .seconds(10))) { result in
      then(result.succeeded ? read(String(decoding: result.output, as: UTF8.self)) : nil)
    }
  }
}
