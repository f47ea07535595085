// SPDX-License-Identifier: MIT
import Core

extension Record {
  nonisolated static let identifier = "dokku-event-listener"

  /// All of it as journal fields, in the order in which they are sent and printed.
  nonisolated var journalFields: [(key: String, value: String)] {
    let own = fields.sorted { $0.key.rawValue < $1.key.rawValue }.map { (key: $0.key.rawValue, value: $0.value) }
    return [
      ("PRIORITY", String(level.rawValue)), ("SYSLOG_IDENTIFIER", Self.identifier), ("MESSAGE_ID", kind.messageID),
      ("MESSAGE", message),
    ] + own
  }
}
