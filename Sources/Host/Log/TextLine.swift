// SPDX-License-Identifier: MIT
import Core

/// A record for people: when, how grave, whose, what, and the few fields that the message does not hold already.
///
///     14:03:07.412    blog.web.1       172.18.0.3:5000 → 172.18.0.9:5000   container 4a62f6a2e5b1
///     14:03:09.105  ! api.web.1        exited with status 1 after 4.2 s, restart 3 of 10
nonisolated struct TextLine {
  let level: RecordLevel
  /// The container's name, the app, or the part of this host that a record without either is about.
  let subject: String
  let message: String
  let extras: String

  init(_ record: Record) {
    level = record.level
    let (subject, message) = Self.split(record)
    self.subject = subject.escapedForTerminal
    self.message = message.escapedForTerminal
    let extras = Self.shown.compactMap { field, label -> String? in
      guard let field = record.fields[field].map({ field == .outage ? Self.words($0) : $0 }) else { return nil }
      return record.message.contains(field) ? nil : "\(label) \(field)"
    }
    self.extras = extras.joined(separator: ", ").escapedForTerminal
  }

  private static let shown: [(RecordField, label: String)] = [
    (.network, "network"), (.outage, "out for"), (.reason, "error"), (.containerID, "container"),
  ]

  private static func words(_ microseconds: String) -> String {
    Int64(microseconds).map { Duration.microseconds($0).inWords } ?? microseconds
  }

  /// Most messages begin with what they are about, which then stands in a column of its own.
  private static func split(_ record: Record) -> (subject: String, message: String) {
    let words = record.message.split(separator: " ", maxSplits: 1)
    guard let first = words.first, words.count == 2 else { return (fallback(record), record.message) }
    let name = first.last == ":" ? String(first.dropLast()) : String(first)
    let app = record.fields[.app] ?? "\0"
    if name == record.fields[.containerName] || name == app || name.hasPrefix("\(app).") {
      return (name, String(words[1]))
    }
    let subject = fallback(record)
    return name.lowercased() == subject ? (subject, String(words[1])) : (subject, record.message)
  }

  private static func fallback(_ record: Record) -> String {
    record.fields[.containerName] ?? record.fields[.app] ?? record.kind.part
  }
}

extension RecordKind {
  /// Whose doing it is, for records that are about no app.
  fileprivate nonisolated var part: String {
    if rawValue.hasPrefix("engine") { return "docker" }
    return rawValue.hasPrefix("nginx") ? "nginx" : "daemon"
  }
}
