// SPDX-License-Identifier: MIT

import Core

/// The rebuild budgets as they lie on disk: a line with the boot they belong to, then one for each app with the moments
/// and the containers given up on, comma-separated, `-` for none. The moments mean nothing after a reboot, and a ledger
/// of another boot reads as empty: then every app starts with a full budget.
nonisolated enum RebuildLedger {
  static func spell(_ rebuilds: [AppName: RebuildHistory], boot: String) -> [UInt8] {
    var lines = ["boot \(boot)"]
    for (app, history) in rebuilds.sorted(by: { $0.key < $1.key }) {
      let moments = history.started.map { String($0.microseconds) }
      let containers = history.gaveUpOn.sorted().map(\.rawValue)
      lines.append("app \(app) \(list(moments)) \(list(containers))")
    }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Lines that do not parse are dropped: a budget that is too large is the lesser evil.
  static func read(_ bytes: [UInt8], boot: String) -> [AppName: RebuildHistory] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == "boot \(boot)" else { return [:] }
    var rebuilds: [AppName: RebuildHistory] = [:]
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "app", let app = AppName(words[1]) else { continue }
      let moments = items(words[2]).compactMap { Int64($0).map { Moment(microseconds: $0) } }
      rebuilds[app] = RebuildHistory(started: moments, gaveUpOn: Set(items(words[3]).compactMap { ContainerID($0) }))
    }
    return rebuilds
  }

  private static func list(_ items: [String]) -> String { items.isEmpty ? "-" : items.joined(separator: ",") }

  private static func items(_ word: Substring) -> [Substring] { word == "-" ? [] : word.split(separator: ",") }
}
