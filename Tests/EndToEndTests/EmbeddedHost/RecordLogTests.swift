// SPDX-License-Identifier: MIT
import TestSupport
import Testing

struct RecordLogTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a record is there as soon as its line is complete`() throws {
    let log = try RecordLog(pipe: folder.path("log"))
    let script = #"printf '{"MESSAGE":"a","PRIO'; printf 'RITY":"6","DOKKU_APP":"blog"}\nnot a record\n'"#
    let child = try Child(["sh", "-c", script], environment: Child.inherited, output: folder.path("log"))
    let record = try log.wait(for: "blog's record") { $0.app == "blog" }
    #expect(record.message == "a")
    #expect(record.level == .info)
    #expect(child.wait(within: .seconds(5)) == 0)
    #expect(throws: TimedOut.self) { try log.wait(for: "more", after: 1, within: .milliseconds(20)) { _ in true } }
    #expect(log.otherLines == ["not a record"])
  }

  @Test func `waiting starts after the records that are left out`() throws {
    let log = try RecordLog(pipe: folder.path("log"))
    let script = #"for n in 1 2 3; do printf '{"MESSAGE":"%s","PRIORITY":6}\n' $n; done"#
    let child = try Child(["sh", "-c", script], environment: Child.inherited, output: folder.path("log"))
    #expect(try log.wait(for: "a third record", after: 2) { _ in true }.message == "3")
    #expect(child.wait(within: .seconds(5)) == 0)
  }
}
