// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct TimelineReportSVGTests {
  private func drawn(_ story: Story) throws -> [DrawnElement] {
    let svg = inZone("UTC0") { TimelineReport(timeline: story.timeline()).svg }
    return try #require(DrawnElement.all(in: svg))
  }

  private func crowd(_ count: Int) -> Story {
    var story = Story.quiet
    for number in 0..<count {
      story.outage("app-\(number)", at: Double(number * 30 % 3500), lasting: Double(number + 1))
    }
    story.tell(.engineLost, at: 1000)
    story.tell(.engineConnected, at: 1010)
    story.tell(.nginxReloadFailed, at: 3599)
    return story
  }

  @Test func `each span has its colour, its place and a tooltip with its times`() throws {
    var story = Story.quiet
    story.outage("blog", at: 900, lasting: 1800)
    let elements = try drawn(story)
    let bar = try #require(elements.first { $0.style == "down" && !$0.title.isEmpty })
    #expect(bar.title == "blog.web: down for 30 min 0 s, from 2026-11-21 12:15:00 to 2026-11-21 12:45:00")
    let plot = try #require(elements.first { $0.style == "plot" })
    #expect(bar.number("x") == plot.number("x") + plot.number("width") / 4)
    #expect(bar.number("width") == plot.number("width") / 2)
    #expect(elements.count { $0.style == "serving" && !$0.title.isEmpty } == 2)
    #expect(elements.contains { $0.text == "1 crash, down for 30 min 0 s" })
    #expect(elements.contains { $0.text == "Availability from 2026-11-21 12:00:00 to 2026-11-21 13:00:00 UTC" })
  }

  @Test func `short outages are wide enough to be seen, and lie within the plot at its end, too`() throws {
    var story = Story.quiet
    story.outage("blog", at: 900, lasting: 0.01)
    story.outage("shop", at: 3599.99)
    let elements = try drawn(story)
    let plot = try #require(elements.first { $0.style == "plot" })
    let bars = elements.filter { $0.style == "down" && !$0.title.isEmpty }
    #expect(bars.count == 2 && bars.allSatisfy { $0.number("width") == 3 })
    #expect(bars.allSatisfy { $0.number("x") + 3 <= plot.number("x") + plot.number("width") })
  }

  @Test func `marks are lines through all rows with a tooltip`() throws {
    let elements = try drawn(crowd(3))
    #expect(elements.count { $0.style == "mark" } == 3)
    #expect(elements.contains { $0.title == "engine lost at 2026-11-21 12:16:40: a engineLost" })
    #expect(elements.contains { $0.style == "gap" && $0.title.contains("for 10.0 s") })
  }

  @Test(arguments: [1, 3, 30, 100])
  func `no label meets another one or the edge`(count: Int) throws {
    let elements = try drawn(crowd(count))
    let page = try #require(elements.first { $0.style == "page" })
    // DejaVu Sans, among the widest, at 12 pixels.
    let texts = elements.filter { $0.name == "text" && $0.style != "title" }.map { text in
      let width = Double(text.text.count) * 6.8
      let shift = text.style == "label name" ? width : text.style == "tick" ? width / 2 : 0
      return (left: text.number("x") - shift, right: text.number("x") - shift + width, base: text.number("y"))
    }
    #expect(texts.allSatisfy { $0.left >= 0 && $0.right <= page.number("width") && $0.base < page.number("height") })
    for (index, one) in texts.enumerated() {
      for other in texts[(index + 1)...] where abs(one.base - other.base) < 13 {
        #expect(one.right < other.left || other.right < one.left)
      }
    }
    #expect(elements.count { $0.style == "label name" } == count)
  }

  @Test func `what is somebody else's is no markup`() throws {
    var story = Story.quiet
    story.outage("<script>&\"'\u{1b}", at: 100, lasting: 5)
    story.tell(.nginxReloadFailed, at: 200)
    let elements = try drawn(story)
    #expect(!elements.contains { $0.name == "script" })
    #expect(elements.contains { $0.style == "label name" && $0.title == "<script>&\"'\\u{1b}.web" })
  }

  @Test func `no crashes are a drawing, too`() throws {
    #expect(try drawn(Story.quiet).contains { $0.text == "No crashes." })
  }

  @Test func `it needs nothing else and has colours for the dark`() {
    let svg = TimelineReport(timeline: crowd(2).timeline()).svg
    #expect(svg.contains("@media (prefers-color-scheme: dark)"))
    #expect(!svg.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
    #expect(!svg.contains("url(") && !svg.contains("@import"))
  }
}
