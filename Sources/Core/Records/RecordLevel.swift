// SPDX-License-Identifier: MIT

/// Syslog's priorities, as the journal's PRIORITY field numbers them.
package enum RecordLevel: Int, Sendable {
  case error = 3
  case warning = 4
  case notice = 5
  case info = 6
  case debug = 7
}
