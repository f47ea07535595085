// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct TimelineBookReadingTests {
  /// Rows as a journal has them, and which of them were read.
  private nonisolated final class Rows: TimelineSource {
    let all: [JournalRow]
    private(set) var read = 0

    init(_ story: Story) { all = story.rows.sorted { $0.time < $1.time } }

    private func rows(_ kinds: [RecordKind], _ app: String?, _ times: Range<Int64>) -> [JournalRow] {
      all.filter { row in
        row.kind.map(kinds.contains) == true && times.contains(row.time) && (app == nil || row[.app] == app)
      }
    }

    func each(
      _ kinds: [RecordKind], of app: String?, from begin: Int64, before end: Int64, _ body: (JournalRow) -> Void
    ) {
      for row in rows(kinds, app, min(begin, end)..<end) {
        read += 1
        body(row)
      }
    }

    func eachBack(_ kinds: [RecordKind], of app: String?, before end: Int64, _ body: (JournalRow) -> Bool) {
      for row in rows(kinds, app, 0..<end).reversed() {
        read += 1
        if !body(row) { return }
      }
    }
  }

  private func read(_ rows: Rows) throws -> Timeline {
    let period = Story.period(0, 3600)
    return try TimelineBook(of: period, from: rows, now: Story.period(0, 9000).end).timeline(of: period)
  }

  @Test func `whatever was said before a period, what is read of it makes the same timeline as all of it`() throws {
    for _ in 0..<300 {
      var story = Story()
      if Bool.random() { story = .quiet }
      for number in 0..<60 {
        let time = Double.random(in: number % 2 == 0 ? -400...100 : -5000...4000)
        let (app, slot) = (["a", "b"].randomElement() ?? "a", Int.random(in: 1...2))
        let container = "\(app).web.\(slot)" + (Bool.random() ? "" : ".upcoming-\(number)")
        switch Int.random(in: 0...8) {
        case 0: story.outage(app, at: time, lasting: Bool.random() ? nil : Double.random(in: 0...900))
        case 1, 2:
          story.leaves(app, at: time, container: container)
          story.crash(app, at: time + Double.random(in: 0...90), container: container)
        case 3, 4: story.returns(app, at: time, container: container)
        case 5: story.tell(.engineLost, at: time)
        case 6:
          let kind: RecordKind = Bool.random() ? .daemonStarted : .daemonStopping
          story.tell(kind, at: time, boot: ["b1", "b2"].randomElement() ?? "b1")
        case 7: story.tell(.nginxReloadFailed, at: time)
        default: story.tell(.engineConnected, at: time)
        }
      }
      #expect(try read(Rows(story)) == story.timeline())
    }
  }

  @Test func `of listeners that came and went before the period next to nothing is read`() throws {
    var story = Story.quiet
    for number in 0..<10_000 {
      story.leaves("blog", at: Double(-80_000 + number))
      story.returns("blog", at: Double(-80_000 + number) + 0.5)
    }
    story.leaves("shop", at: -500)
    story.crash("shop", at: -499)
    story.leaves("blog", at: 100)
    story.crash("blog", at: 101)
    story.returns("blog", at: 200)
    let rows = Rows(story)
    #expect(
      try read(rows).words == [
        "blog.web: serving 0-100, degraded 100-200, serving 200-3600", "shop.web: degraded 0-3600",
      ])
    #expect(rows.read < 20)
  }
}
