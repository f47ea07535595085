// SPDX-License-Identifier: MIT

/// One line of the table.
struct Row {
  let name: String
  let unit: String
  let samples: Samples
  /// What the same takes without the daemon.
  var floor: Double?
  /// The median may be no larger.
  var limit: Double?
  /// Where the limit comes from.
  var limitReason = ""

  var isMissed: Bool { limit.map { !(samples.median <= $0) } ?? false }
}
