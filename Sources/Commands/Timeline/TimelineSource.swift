// SPDX-License-Identifier: MIT
import Core
import Host

/// Where the records of a timeline are read from.
nonisolated protocol TimelineSource {
  /// Records of these kinds, of one app where one is named, from one moment on and before another one, in order.
  func each(
    _ kinds: [RecordKind], of app: String?, from begin: Int64, before end: Int64, _ body: (JournalRow) -> Void) throws

  /// The same from the newest one back, until the body has had enough.
  func eachBack(_ kinds: [RecordKind], of app: String?, before end: Int64, _ body: (JournalRow) -> Bool) throws
}

extension JournalReader: nonisolated TimelineSource {
  nonisolated func each(
    _ kinds: [RecordKind], of app: String?, from begin: Int64, before end: Int64, _ body: (JournalRow) -> Void
  ) throws {
    try match(kinds, app == nil ? nil : .app, app ?? "")
    try seek(to: begin)
    while let row = try next(), row.time < end { body(row) }
  }

  nonisolated func eachBack(
    _ kinds: [RecordKind], of app: String?, before end: Int64, _ body: (JournalRow) -> Bool
  ) throws {
    try match(kinds, app == nil ? nil : .app, app ?? "")
    try seek(to: end)
    while let row = try previous() { if row.time < end, !body(row) { return } }
  }
}
