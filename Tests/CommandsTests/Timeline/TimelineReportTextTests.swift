// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct TimelineReportTextTests {
  private var story: Story {
    var story = Story.quiet
    story.outage("blog", at: 600, lasting: 1.2)
    story.outage("blog", at: 1900, lasting: 400)
    story.leaves("shop", at: 900)
    story.crash("shop", at: 901)
    story.returns("shop", at: 1300)
    story.outage("shop", "worker", at: 3000)
    story.tell(.engineLost, at: 1800)
    story.tell(.engineConnected, at: 1990)
    story.tell(.nginxReloadFailed, at: 2700)
    return story
  }

  private func text(_ story: Story, width: Int, colour: Bool = false) -> String {
    inZone("UTC0") {
      TimelineReport(timeline: story.timeline()).rendered(as: .text, on: Terminal(hasColour: colour, width: width))
    }
  }

  @Test func `one looks and sees which apps were down together, and what did it`() {
    #expect(
      text(story, width: 72) == """
        From 2026-11-21 12:00:00 to 2026-11-21 13:00:00 UTC, a column for 1 min
        0 s
                    12:00     12:10     12:20     12:30     12:40     12:50
                    │         │         │         │         │         │
        engine      ──────────────────────────────▼░░▲──────────────────────────
        nginx       ─────────────────────────────────────────────✗──────────────
        blog.web    ──────────▌───────────────────░▌██████▌─────────────────────
        shop.web    ───────────────▄▄▄▄▄▄▄────────░░░───────────────────────────
        shop.worker ──────────────────────────────░░░─────────────────██████████
        █ down  ▌ down for less than half of a column  ▄▖ some containers down
        ░ not known: no daemon, or no engine  ─ serving  ▼ engine lost
        ▲ engine back  ✗ reload failed  ◆ engine lost and back

        PROCESS      CRASHES  DOWN        LONGEST
        blog.web     2        6 min 41 s  6 min 40 s
        shop.web     1        none        none
        shop.worker  1        10 min 0 s  10 min 0 s

        """)
  }

  @Test func `where clocks were changed meanwhile both zones are named`() {
    inZone(berlin) {
      let (begin, end) = (LocalTime(2026, 3, 29).microseconds, LocalTime(2026, 3, 29, 6).microseconds)
      let timeline = TimelineBook().timeline(of: TimePeriod(begin, end))
      #expect(TimelineReport(timeline: timeline).times == "2026-03-29 00:00:00 CET to 2026-03-29 06:00:00 CEST")
    }
  }

  @Test func `colour is added and nothing else`() {
    let coloured = text(story, width: 72, colour: true)
    #expect(coloured.contains("\u{1b}[31m▌██████▌\u{1b}[0m"))
    #expect(coloured.contains("\u{1b}[33m▄▄▄▄▄▄▄\u{1b}[0m"))
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == text(story, width: 72))
  }

  @Test(arguments: 20...300)
  func `the drawing fits every width, to the last column`(width: Int) {
    var story = story
    story.outage("an-application-with-a-long-name", "background-worker", at: 100, lasting: 5)
    let lines = text(story, width: width).split(separator: "\n", omittingEmptySubsequences: false)
    let drawing = lines.prefix { !$0.isEmpty }
    #expect(drawing.allSatisfy { $0.count <= width })
    let strips = drawing.filter { $0.contains("──") && !$0.contains("serving") }
    #expect(strips.count == 6 && strips.allSatisfy { $0.count == width })
  }

  @Test func `a hundred processes have a row each`() {
    var story = Story.quiet
    for number in 0..<100 { story.outage("app-\(number)", at: 1000 + Double(number), lasting: 60) }
    let lines = text(story, width: 80).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count { $0.hasPrefix("app-") && ($0.contains("▌") || $0.contains("█")) } == 100)
    #expect(lines.count { $0.hasPrefix("app-") && $0.hasSuffix("1 min 0 s") } == 100)
  }

  @Test func `no crashes are told as such, and marks are there all the same`() {
    var story = Story.quiet
    story.tell(.nginxReloadFailed, at: 1800)
    let said = text(story, width: 60)
    #expect(said.contains("\nnginx ") && said.contains("✗ reload failed\n\nNo crashes.\n"))
  }

  @Test func `names that are somebody else's are harmless`() {
    var story = Story.quiet
    story.outage("x\u{1b}[2J", at: 100, lasting: 5)
    #expect(!text(story, width: 80).contains("\u{1b}"))
  }
}
