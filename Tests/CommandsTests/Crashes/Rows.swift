// SPDX-License-Identifier: MIT
import Core

@testable import Host

/// Records as the journal gives them back.
enum Rows {
  static let noon: Int64 = 1_795_262_400_000_000

  static func row(_ kind: RecordKind, at seconds: Double, _ fields: [RecordField: String]) -> JournalRow {
    var all = Dictionary(uniqueKeysWithValues: fields.map { ($0.key.rawValue, $0.value) })
    all["MESSAGE_ID"] = kind.messageID
    all["MESSAGE"] = "a \(kind)"
    return JournalRow(time: noon + Int64(seconds * 1_000_000), fields: all)
  }

  static func crash(
    _ id: String, at seconds: Double, app: String = "blog", _ more: [RecordField: String] = [:]
  ) -> JournalRow {
    let fields: [RecordField: String] = [
      .crash: id, .app: app, .processType: "web", .containerName: "\(app).web.1",
      .containerIDFull: String(repeating: "a1", count: 32), .containerID: "a1a1a1a1a1a1", .exitCode: "7",
      .oomKilled: "false", .uptime: "4200000", .restartCount: "3", .restartLimit: "10", .containerState: "restarting",
      .listenersLeft: "0", .outageID: id,
    ]
    return row(.containerCrashed, at: seconds, fields.merging(more) { $1 })
  }

  static func end(_ id: String, at seconds: Double, lasted: Double, _ end: String = "restart") -> JournalRow {
    row(
      .outageEnded, at: seconds,
      [.outageID: id, .app: "blog", .outage: String(Int(lasted * 1_000_000)), .outageEnd: end])
  }
}
