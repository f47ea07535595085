// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct LinkHistoryTests {
  private func unknown(_ body: (inout Story) -> Void) -> [String] {
    var story = Story()
    body(&story)
    return story.timeline().unknown.all.map { "\(Timeline.seconds($0.begin))-\(Timeline.seconds($0.end))" }
  }

  @Test func `without a daemon nothing is known`() {
    #expect(unknown { _ in } == ["0-3600"])
  }

  @Test func `nothing is known before the first daemon had the engine`() {
    let gaps = unknown {
      $0.tell(.daemonStarted, at: 10)
      $0.tell(.engineConnected, at: 12)
    }
    #expect(gaps == ["0-12"])
  }

  @Test(arguments: [RecordKind.engineLost, .daemonStopping])
  func `a journal that begins with a loss knows what was before`(kind: RecordKind) {
    let gaps = unknown {
      $0.tell(kind, at: 10)
      $0.tell(.daemonStarted, at: 11)
      $0.tell(.engineConnected, at: 12)
    }
    #expect(gaps == ["10-12"])
  }

  @Test func `a journal that begins with a crash had a daemon`() {
    #expect(unknown { $0.crash("blog", at: 10) }.isEmpty)
  }

  @Test func `a daemon that stopped and is not there again leaves all open`() {
    var story = Story.quiet
    story.tell(.daemonStopping, at: 3000)
    #expect(story.timeline().unknown == TimePeriods([Story.period(3000, 3600)]))
  }

  @Test func `a daemon that was killed is missed from its next start on, for systemd is quick`() {
    var story = Story.quiet
    story.tell(.daemonStarted, at: 100)
    story.tell(.engineConnected, at: 103)
    #expect(story.timeline().unknown == TimePeriods([Story.period(100, 103)]))
  }

  @Test func `a machine that went down is missed from its last word on`() {
    var story = Story.quiet
    story.outage("blog", at: 50, lasting: 1)
    story.tell(.daemonStarted, at: 900, boot: "b2")
    story.tell(.engineConnected, at: 901, boot: "b2")
    #expect(story.timeline().unknown == TimePeriods([Story.period(51, 901)]))
  }

  @Test func `an engine is lost once until it is back, whoever asked for it`() {
    var story = Story.quiet
    story.tell(.engineLost, at: 10)
    story.tell(.engineUnreachable, at: 11)
    story.tell(.daemonStopping, at: 12)
    story.tell(.daemonStarted, at: 13)
    story.tell(.engineUnreachable, at: 14)
    story.tell(.engineConnected, at: 20)
    story.tell(.daemonStopping, at: 30)
    story.tell(.daemonStarted, at: 31)
    story.tell(.engineConnected, at: 32)
    let timeline = story.timeline()
    #expect(timeline.marks.map(\.kind) == [.engineLost, .engineRegained])
    #expect(timeline.unknown == TimePeriods([Story.period(10, 20), Story.period(30, 32)]))
  }
}
