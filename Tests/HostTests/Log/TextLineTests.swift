// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct TextLineTests {
  @Test func `a message that begins with its slot gives it to the column`() {
    let line = line(.listenersChanged, "blog.web.1 10.0.0.2:5000 → 10.0.0.3:5000", [.app: "blog"])
    #expect(line.subject == "blog.web.1")
    #expect(line.message == "10.0.0.2:5000 → 10.0.0.3:5000")
  }

  @Test func `a message that begins with its app and a colon gives it to the column`() {
    let line = line(.appComplaint, "blog: PORT.web.1 is no number", [.app: "blog"])
    #expect(line.subject == "blog")
    #expect(line.message == "PORT.web.1 is no number")
  }

  @Test func `an app that only begins like the message is not taken for it`() {
    let line = line(.proxyWritten, "blogger writes", [.app: "blog"])
    #expect(line.subject == "blog")
    #expect(line.message == "blogger writes")
  }

  @Test func `a message about an app that is named later stays whole`() {
    let line = line(.restartFailed, "Docker could not start blog.web.1", [.app: "blog", .containerName: "blog.web.1"])
    #expect(line.subject == "blog.web.1")
    #expect(line.message == "Docker could not start blog.web.1")
  }

  @Test(arguments: [
    (RecordKind.engineConnected, "connected to Docker 20.10", "docker", "connected to Docker 20.10"),
    (.engineUnreachable, "Docker does not answer", "docker", "does not answer"),
    (.nginxReloaded, "nginx runs the new configuration", "nginx", "runs the new configuration"),
    (.daemonReady, "ready: 3 apps", "daemon", "ready: 3 apps"),
    (.trace, "word", "daemon", "word"),
  ])
  func `a record about no app is about a part of the host`(
    kind: RecordKind, text: String, subject: String, message: String
  ) {
    let line = line(kind, text)
    #expect(line.subject == subject)
    #expect(line.message == message)
  }

  @Test func `fields that the message does not hold are added in words`() {
    let line = line(
      .listenersChanged, "blog.web.1 none → 10.0.0.3:5000",
      [.app: "blog", .containerID: "4a62f6a2e5b1", .outage: "4200000", .exitCode: "1"])
    #expect(line.extras == "out for 4.2 s, container 4a62f6a2e5b1")
  }

  @Test func `fields that the message holds are not said twice`() {
    let line = line(.appUnreadable, "blog is left as it is: no such file", [.app: "blog", .reason: "no such file"])
    #expect(line.extras == "")
  }

  @Test func `one record is one line, whatever it holds`() {
    let line = line(
      .networkFailed, "a\nb could not join \u{1b}[2J", [.app: "a\nb", .reason: "first\nsecond"])
    let all = "\(line.subject)\(line.message)\(line.extras)"
    #expect(!all.contains { $0.isNewline })
    #expect(line.extras == "error first\\nsecond")
    #expect(line.message.hasSuffix("\\u{1b}[2J"))
  }

  private func line(_ kind: RecordKind, _ message: String, _ fields: [RecordField: String] = [:]) -> TextLine {
    TextLine(Record(kind, .info, message, fields))
  }
}
