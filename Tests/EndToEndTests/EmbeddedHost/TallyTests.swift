// SPDX-License-Identifier: MIT
import TestSupport
import Testing

struct TallyTests {
  private let start = ContinuousClock.now

  @Test func `an answer is read from the first line of a sample app's page`() {
    let body = "app=blog process=web.2 container=0123456789ab\nDYNO=web.2\n"
    #expect(Answer((200, body)) == .from(app: "blog", process: "web.2", container: "0123456789ab"))
    #expect(Answer((502, "502 from nginx\n")) == .status(502))
    #expect(Answer((200, "")) == .half)
    #expect(Answer(nil) == .none)
  }

  @Test func `answers are counted by who gave them`() {
    var tally = Tally(wanted: "blog")
    let answers: [Answer] = [from("blog"), from("shop"), .status(502), .none, from("blog")]
    for answer in answers { tally.add(answer, askedAt: start) }
    #expect(tally.total == 5)
    #expect(tally.right == 2)
    #expect(tally.wrong == 1)
    #expect(tally.refused == 1)
    #expect(tally.count { $0 == .status(502) } == 1)
  }

  @Test func `an outage lasts from the first request without an answer to the next with one`() {
    var tally = Tally(wanted: "blog")
    for (second, answer) in [from("blog"), .none, .status(502), from("blog"), .none, from("blog")].enumerated() {
      tally.add(answer, askedAt: start + .seconds(second))
    }
    #expect(tally.longestOutage == .seconds(2))
  }

  @Test func `the latest twenty answers are kept`() {
    var tally = Tally(wanted: "blog")
    for _ in 0..<20 { tally.add(.none, askedAt: start) }
    for _ in 0..<19 { tally.add(from("blog"), askedAt: start) }
    #expect(tally.latest == [.none] + Array(repeating: from("blog"), count: 19))
  }

  private func from(_ app: String) -> Answer { .from(app: app, process: "web.1", container: "c") }
}
