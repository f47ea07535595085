// SPDX-License-Identifier: MIT

import Core

/// The files of `DOKKU_ROOT/APP` that are kept for each slot of a process type.
package enum SlotFileName: String, CaseIterable, Sendable {
  case container = "CONTAINER"
  case address = "IP"
  case port = "PORT"

  /// `IP.web.1`
  package func of(_ slot: ProcessSlot) -> String { "\(rawValue).\(slot)" }

  /// What follows the first dot of a file name that begins like this one.
  func tail(of name: String) -> Substring? {
    guard name.utf8.starts(with: rawValue.utf8) else { return nil }
    let rest = name.dropFirst(rawValue.count)
    return rest.first == "." ? rest.dropFirst() : nil
  }
}
