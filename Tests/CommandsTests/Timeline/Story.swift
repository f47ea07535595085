// SPDX-License-Identifier: MIT
import Core

@testable import Commands
@testable import Host

/// Records of a host as its daemon writes them; times are seconds from noon on.
struct Story {
  private(set) var rows: [JournalRow] = []
  private var number = 0

  /// A daemon that has been there since the day before.
  static var quiet: Story {
    var story = Story()
    story.tell(.daemonStarted, at: -90_000)
    story.tell(.engineConnected, at: -89_999)
    return story
  }

  mutating func tell(_ kind: RecordKind, at seconds: Double, _ fields: [RecordField: String] = [:], boot: String = "b1")
  {
    let row = Rows.row(kind, at: seconds, fields)
    rows.append(JournalRow(time: row.time, fields: row.fields.merging(["_BOOT_ID": boot]) { $1 }))
  }

  private func fields(_ app: String, _ type: String, _ container: String?) -> [RecordField: String] {
    [.app: app, .processType: type, .containerName: container ?? "\(app).\(type).1"]
  }

  /// A crash after which nobody served, and its end.
  mutating func outage(
    _ app: String, _ type: String = "web", at seconds: Double, lasting duration: Double? = nil
  ) {
    number += 1
    let id = "0000000\(number)"
    let own = fields(app, type, nil)
    tell(.containerCrashed, at: seconds, own.merging([.crash: id, .outageID: id, .listenersLeft: "0"]) { $1 })
    guard let duration else { return }
    let end: [RecordField: String] = [.outageID: id, .outage: "\(Int(duration * 1_000_000))", .outageEnd: "restart"]
    tell(.outageEnded, at: seconds + duration, own.merging(end) { $1 })
  }

  /// A crash while others serve on.
  mutating func crash(_ app: String, _ type: String = "web", at seconds: Double, container: String? = nil) {
    number += 1
    let more: [RecordField: String] = [.crash: "1000000\(number)", .listenersLeft: "1"]
    tell(.containerCrashed, at: seconds, fields(app, type, container).merging(more) { $1 })
  }

  mutating func leaves(_ app: String, _ type: String = "web", at seconds: Double, container: String? = nil) {
    tell(.listenersChanged, at: seconds, fields(app, type, container).merging([.listenerOld: "10.0.0.2:80"]) { $1 })
  }

  mutating func returns(_ app: String, _ type: String = "web", at seconds: Double, container: String? = nil) {
    tell(.listenersChanged, at: seconds, fields(app, type, container).merging([.listenerNew: "10.0.0.3:80"]) { $1 })
  }

  /// As the journal gives them: in the order of time.
  func timeline(from begin: Double = 0, to end: Double = 3600, app: String? = nil) -> Timeline {
    var book = TimelineBook()
    for row in rows.sorted(by: { $0.time < $1.time }) { book.add(row) }
    return book.timeline(of: Self.period(begin, end), app: app)
  }

  static func period(_ begin: Double, _ end: Double) -> TimePeriod {
    TimePeriod(Rows.noon + Int64(begin * 1_000_000), Rows.noon + Int64(end * 1_000_000))
  }
}

extension Timeline {
  /// `serving 0-10, down 10-3600` of each row, in seconds from noon on.
  var words: [String] {
    rows.map { row in
      "\(row.name): "
        + row.spans.map { "\($0.state) \(Self.seconds($0.period.begin))-\(Self.seconds($0.period.end))" }
        .joined(separator: ", ")
    }
  }

  static func seconds(_ time: Int64) -> String {
    let milliseconds = (time - Rows.noon) / 1000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(Double(milliseconds) / 1000)"
  }
}
