// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// What a real daemon writes into a real journal, as a timeline.
@Suite(.serialized, .timeLimit(.minutes(3))) struct TimelineTests {
  private struct Told: Decodable {
    struct Process: Decodable {
      struct Span: Decodable {
        let state: String
        let begin, end: Int
      }
      let app, process: String
      let crashes, down: Int
      let spans: [Span]

      func spans(_ state: String) -> [Span] { spans.filter { $0.state == state } }
    }
    struct Mark: Decodable { let kind: String }
    struct Period: Decodable { let begin, end: Int }

    let end: Int
    let processes: [Process]
    let marks: [Mark]
    let unknown: [Period]

    func process(_ app: String) -> Process? { processes.first { $0.app == app } }
  }

  private func timeline(_ journal: PrivateJournal) throws -> Told {
    let text = try EmbeddedHostScript.output(of: [
      RealDaemon.binary, "crashes", "--timeline", "--directory", journal.directory, "--since", "-10min", "--format",
      "json",
    ])
    return try JSONDecoder().decode(Told.self, from: Data(text.utf8))
  }

  @Test func `one of two containers down is degraded until it is back, and both are down`() throws {
    let host = try RealHost()
    let journal = try PrivateJournal()
    try host.createApp("blog")
    try host.deploy("blog", count: 2, options: ["--restart", "no"])
    let daemon = try RealDaemon(on: host, environment: ["DEL_LOG_FORMAT": "journal"], inside: journal.inside)
    try daemon.waitUntilReady()

    try host.crash("blog.web.2")
    try eventually("the crash") { try timeline(journal).process("blog")?.crashes == 1 }
    let open = try timeline(journal)
    #expect(open.process("blog")?.spans.last?.state == "degraded")
    #expect(open.process("blog")?.down == 0)

    try host.docker("start", "blog.web.2")
    try eventually("its return") { try timeline(journal).process("blog")?.spans.last?.state == "serving" }
    #expect(try timeline(journal).process("blog")?.spans("degraded").count == 1)

    for container in ["blog.web.1", "blog.web.2"] { try host.crash(container) }
    try eventually("the outage") { try timeline(journal).process("blog")?.crashes == 3 }
    #expect(try timeline(journal).process("blog")?.spans.last?.state == "down")
    try host.docker("start", "blog.web.1")
    try eventually("its end") {
      try timeline(journal).process("blog")?.spans("down").count == 1
        && timeline(journal).process("blog")?.spans.last?.state != "down"
    }
  }

  @Test func `a restart of the engine, and a daemon that is killed, are times of which nothing is known`() throws {
    let host = try RealHost()
    let journal = try PrivateJournal()
    try host.createApp("blog")
    try host.deploy("blog")
    var daemon = try RealDaemon(on: host, environment: ["DEL_LOG_FORMAT": "journal"], inside: journal.inside)
    try daemon.waitUntilReady()
    try host.script("engine-restart")
    try eventually("the engine") { try timeline(journal).marks.map(\.kind) == ["engineLost", "engineRegained"] }
    // Before the first daemon, and while the engine was away.
    #expect(try timeline(journal).unknown.count == 2)

    daemon.kill()
    daemon = try RealDaemon(on: host, environment: ["DEL_LOG_FORMAT": "journal"], inside: journal.inside)
    try daemon.waitUntilReady()
    try eventually("its successor") { try timeline(journal).unknown.count == 3 }
    let told = try timeline(journal)
    #expect(told.marks.count == 2 && told.unknown.allSatisfy { $0.end < told.end })
  }
}
