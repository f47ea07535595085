// SPDX-License-Identifier: MIT

/// Something worth telling an operator: one journal entry, one line of text, one JSON object.
package struct Record: Hashable, Sendable {
  package let kind: RecordKind
  package let level: RecordLevel
  /// One line, for people; everything a program wants is in the fields.
  package let message: String
  package let fields: [RecordField: String]

  package init(_ kind: RecordKind, _ level: RecordLevel, _ message: String, _ fields: [RecordField: String] = [:]) {
    self.kind = kind
    self.level = level
    self.message = message
    self.fields = fields
  }
}
