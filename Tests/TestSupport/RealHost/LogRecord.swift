// SPDX-License-Identifier: MIT
import Core
import Foundation

/// One line of the daemon's JSON log.
package struct LogRecord: Sendable {
  private let values: [String: String]

  /// Nil for a line that is no JSON object.
  package init?(_ line: String) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { return nil }
    values = object.mapValues { $0 as? String ?? "\($0)" }
  }

  package subscript(name: String) -> String? { values[name] }
  package subscript(field: RecordField) -> String? { values[field.rawValue] }

  package var message: String { values["MESSAGE"] ?? "" }
  package var messageID: String { values["MESSAGE_ID"] ?? "" }
  package var level: RecordLevel? { values["PRIORITY"].flatMap { Int($0) }.flatMap { RecordLevel(rawValue: $0) } }
  package var app: String? { self[.app] }
}

extension LogRecord: CustomStringConvertible {
  package var description: String {
    let fields = values.filter { $0.key != "MESSAGE" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([message] + fields).joined(separator: " ")
  }
}
