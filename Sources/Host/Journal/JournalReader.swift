// SPDX-License-Identifier: MIT
import CSystemd
import Core
import Glibc

/// Reads this program's own records back from the journal (sd-journal(3)).
package nonisolated final class JournalReader {
  private let journal: OpaquePointer

  /// - Parameter directory: where the journal's files are; nil for this host's own.
  package init(directory: String? = nil) throws(JournalFailed) {
    var opened: OpaquePointer?
    if let directory {
      try Self.check("open \(directory)", sd_journal_open_directory(&opened, directory, 0))
    } else {
      try Self.check("open", sd_journal_open(&opened, Int32(SD_JOURNAL_LOCAL_ONLY)))
    }
    guard let opened else { throw JournalFailed(call: "open", code: 0) }
    if case .denied(let path) = JournalAccess(directory: directory) {
      sd_journal_close(opened)
      throw JournalFailed(call: "open \(path)", code: EACCES)
    }
    journal = opened
    // By default long values are cut.
    sd_journal_set_data_threshold(journal, 0)
  }

  deinit { sd_journal_close(journal) }

  /// Only records of these kinds, and with this field's value where one is given.
  package func match(_ kinds: [RecordKind], _ field: RecordField? = nil, _ value: String = "") throws(JournalFailed) {
    sd_journal_flush_matches(journal)
    for kind in kinds { try match("MESSAGE_ID=\(kind.messageID)") }
    if let field { try match("\(field.rawValue)=\(value)") }
  }

  private func match(_ text: String) throws(JournalFailed) {
    try Self.check("match", sd_journal_add_match(journal, text, text.utf8.count))
  }

  /// Before the first record at this time or after it.
  package func seek(to time: Int64) throws(JournalFailed) {
    try Self.check("seek", sd_journal_seek_realtime_usec(journal, UInt64(max(0, time))))
  }

  /// The next record; nil where there is none yet.
  package func next() throws(JournalFailed) -> JournalRow? {
    try Self.check("next", sd_journal_next(journal)) > 0 ? try row() : nil
  }

  /// The record before; nil where there is none.
  package func previous() throws(JournalFailed) -> JournalRow? {
    try Self.check("previous", sd_journal_previous(journal)) > 0 ? try row() : nil
  }

  private func row() throws(JournalFailed) -> JournalRow {
    var time: UInt64 = 0
    try Self.check("time", sd_journal_get_realtime_usec(journal, &time))
    var fields: [String: String] = [:]
    sd_journal_restart_data(journal)
    while let (name, value) = try nextField() { fields[name] = value }
    return JournalRow(time: Int64(clamping: time), fields: fields)
  }

  private func nextField() throws(JournalFailed) -> (String, String)? {
    var data: UnsafeRawPointer?
    var length = 0
    guard try Self.check("data", sd_journal_enumerate_data(journal, &data, &length)) > 0, let data else { return nil }
    let bytes = UnsafeRawBufferPointer(start: data, count: length)
    guard let equals = bytes.firstIndex(of: 0x3d) else { return ("", "") }
    return (
      String(decoding: bytes[..<equals], as: UTF8.self), String(decoding: bytes[(equals + 1)...], as: UTF8.self)
    )
  }

  /// What the message catalog says of the record read last; nil where it is not installed.
  package func advice() -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard sd_journal_get_catalog(journal, &text) >= 0, let text else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// Waits for as long as it takes until something was added.
  package func wait() throws(JournalFailed) {
    try Self.check("wait", sd_journal_wait(journal, UInt64.max))
  }

  @discardableResult
  private static func check(_ call: String, _ answer: Int32) throws(JournalFailed) -> Int32 {
    if answer < 0 { throw JournalFailed(call: call, code: -answer) }
    return answer
  }
}
