// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct TimelineBookTests {
  @Test func `an outage is down from when it began to when it ended, and all else is serving`() {
    var story = Story.quiet
    story.outage("blog", at: 600, lasting: 60)
    let timeline = story.timeline()
    #expect(timeline.words == ["blog.web: serving 0-600, down 600-660, serving 660-3600"])
    #expect(timeline.rows.map(\.crashes) == [1])
    #expect(timeline.rows.map(\.down) == [.seconds(60)] && timeline.rows.map(\.longest) == [.seconds(60)])
  }

  @Test func `an outage that began before the period is cut at its begin`() {
    var story = Story.quiet
    story.outage("blog", at: -600, lasting: 700)
    let timeline = story.timeline()
    #expect(timeline.words == ["blog.web: down 0-100, serving 100-3600"])
    #expect(timeline.rows.map(\.crashes) == [0] && timeline.rows.map(\.down) == [.seconds(100)])
  }

  @Test func `an outage that ended after the period is cut at its end`() {
    var story = Story.quiet
    story.outage("blog", at: 3500, lasting: 700)
    #expect(story.timeline().words == ["blog.web: serving 0-3500, down 3500-3600"])
  }

  @Test func `an outage that is not over runs on, even one from long before`() {
    var story = Story.quiet
    story.outage("blog", at: -80_000)
    story.outage("shop", at: 100)
    #expect(story.timeline().words == ["blog.web: down 0-3600", "shop.web: serving 0-100, down 100-3600"])
  }

  @Test func `an outage whose crash is no longer in the journal is known by its end`() {
    var story = Story.quiet
    story.tell(
      .outageEnded, at: 50,
      [.app: "blog", .processType: "web", .outageID: "deadbeef", .outage: "200000000", .outageEnd: "deploy"])
    #expect(story.timeline().words == ["blog.web: down 0-50, serving 50-3600"])
  }

  @Test func `what lies outside of the period is no row`() {
    var story = Story.quiet
    story.outage("early", at: -600, lasting: 600)
    story.outage("late", at: 3601)
    story.crash("late", "worker", at: 4000)
    #expect(story.timeline().rows.isEmpty)
  }

  @Test func `several outages of a process count apart and those of two processes stand side by side`() {
    var story = Story.quiet
    story.outage("blog", at: 100, lasting: 50)
    story.outage("blog", at: 200, lasting: 30)
    story.outage("blog", "api", at: 120, lasting: 50)
    let timeline = story.timeline()
    #expect(
      timeline.words == [
        "blog.api: serving 0-120, down 120-170, serving 170-3600",
        "blog.web: serving 0-100, down 100-150, serving 150-200, down 200-230, serving 230-3600",
      ])
    #expect(timeline.rows.last?.down == .seconds(80) && timeline.rows.last?.longest == .seconds(50))
  }

  @Test func `crashes that make an outage longer are one outage, and one told twice is one crash`() {
    var story = Story.quiet
    let fields: [RecordField: String] = [
      .app: "blog", .processType: "web", .containerName: "blog.web.1", .outageID: "0000000a", .listenersLeft: "0",
    ]
    for (seconds, id) in [(10, "0000000a"), (20, "0000000b"), (21, "0000000b")] {
      story.tell(.containerCrashed, at: Double(seconds), fields.merging([.crash: id]) { $1 })
    }
    story.tell(.outageEnded, at: 40, fields.merging([.outage: "30000000", .outageEnd: "restart"]) { $1 })
    #expect(story.timeline().words == ["blog.web: serving 0-10, down 10-40, serving 40-3600"])
    #expect(story.timeline().rows.map(\.crashes) == [2])
  }

  @Test func `a crash among several is degraded from when its listener left until it is back`() {
    var story = Story.quiet
    story.leaves("blog", at: 100)
    story.crash("blog", at: 102)
    story.returns("blog", at: 130)
    #expect(story.timeline().words == ["blog.web: serving 0-100, degraded 100-130, serving 130-3600"])
  }

  @Test func `a listener that is back before its crash is told ends it, too`() {
    var story = Story.quiet
    story.leaves("blog", at: 100)
    story.returns("blog", at: 101.5)
    story.crash("blog", at: 102)
    #expect(story.timeline().words == ["blog.web: serving 0-100, degraded 100-101.5, serving 101.5-3600"])
  }

  @Test func `a container that a deploy puts in the slot ends it`() {
    var story = Story.quiet
    story.leaves("blog", at: 100, container: "blog.web.2")
    story.crash("blog", at: 101, container: "blog.web.2")
    story.returns("blog", at: 150, container: "blog.web.1.upcoming-4711")
    story.returns("blog", at: 200, container: "blog.web.2.upcoming-4712")
    #expect(story.timeline().words == ["blog.web: serving 0-100, degraded 100-200, serving 200-3600"])
  }

  @Test func `a crash of which nothing else is known is to be seen for a moment`() {
    var story = Story.quiet
    story.crash("blog", at: 100)
    #expect(story.timeline().words == ["blog.web: serving 0-100, degraded 100-101, serving 101-3600"])
  }

  @Test func `down is worse than unknown, which hides degraded`() {
    var story = Story.quiet
    story.leaves("blog", at: 50)
    story.crash("blog", at: 50)
    story.outage("blog", at: 100, lasting: 100)
    story.tell(.engineLost, at: 150)
    story.tell(.engineConnected, at: 300)
    #expect(
      story.timeline().words == [
        "blog.web: serving 0-50, degraded 50-100, down 100-200, unknown 200-300, degraded 300-3600"
      ])
  }

  @Test func `marks are those of the period, and of one app nothing else is left out`() {
    var story = Story.quiet
    story.outage("blog", at: 100, lasting: 1)
    story.outage("shop", at: 100, lasting: 1)
    story.tell(.engineLost, at: -5)
    story.tell(.engineConnected, at: 5)
    story.tell(.nginxReloadFailed, at: 40, [.app: "shop"])
    story.tell(.engineLost, at: 4000)
    let timeline = story.timeline(app: "blog")
    #expect(timeline.rows.map(\.name) == ["blog.web"])
    #expect(timeline.marks.map(\.kind) == [.engineRegained, .reloadFailed])
  }

  @Test func `rows cover the period without gaps, whatever happened`() {
    for _ in 0..<100 {
      var story = Story.quiet
      for _ in 0..<30 {
        let (time, app) = (Double.random(in: -2000...5000), ["a", "b"].randomElement() ?? "a")
        switch Int.random(in: 0...6) {
        case 0: story.outage(app, at: time, lasting: Double.random(in: 0...900))
        case 1: story.crash(app, at: time)
        case 2: story.leaves(app, at: time)
        case 3: story.returns(app, at: time)
        case 4: story.tell(.engineLost, at: time)
        case 5: story.tell([.daemonStarted, .daemonStopping].randomElement() ?? .daemonStarted, at: time)
        default: story.tell(.engineConnected, at: time)
        }
      }
      for row in story.timeline().rows {
        #expect(row.spans.first?.period.begin == Story.period(0, 0).begin)
        #expect(row.spans.last?.period.end == Story.period(0, 3600).end)
        #expect(
          zip(row.spans, row.spans.dropFirst()).allSatisfy { $0.period.end == $1.period.begin && $0.state != $1.state })
        #expect(row.longest <= row.down && row.down <= .seconds(3600))
      }
    }
  }
}
