// SPDX-License-Identifier: MIT
import Core

/// One entry of the journal as it was read.
package nonisolated struct JournalRow: Equatable, Sendable {
  /// Microseconds since 1970.
  package let time: Int64
  package let fields: [String: String]

  package init(time: Int64, fields: [String: String]) {
    self.time = time
    self.fields = fields
  }

  package subscript(field: RecordField) -> String? { fields[field.rawValue] }
  package var message: String { fields["MESSAGE"] ?? "" }

  /// Nil for an entry that is no record of this program's.
  package var kind: RecordKind? { fields["MESSAGE_ID"].flatMap { RecordKind(messageID: $0) } }
}

extension RecordKind {
  nonisolated init?(messageID: String) {
    guard let kind = Self.allCases.first(where: { $0.messageID == messageID }) else { return nil }
    self = kind
  }
}
