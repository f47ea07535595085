// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct EventLineTests {
  private static let id = String(repeating: "b", count: 64)
  private let id = ContainerID(Self.id)

  private func line(
    type: String = "container", action: String, actor: String = id, attributes: String = "",
    time: String = #""timeNano":5"#
  ) -> EventLine {
    EventLine(
      Array(
        #"{"Type":"\#(type)","Action":"\#(action)","Actor":{"ID":"\#(actor)","Attributes":{\#(attributes)}},\#(time)}"#
          .utf8)[...])
  }

  @Test(arguments: [
    ("create", ContainerAction.create), ("start", .start), ("restart", .restart), ("pause", .pause),
    ("unpause", .unpause), ("oom", .oom), ("stop", .stop), ("destroy", .destroy), ("rename", .rename),
    ("update", .update), ("kill", .kill(signal: nil)), ("die", .die(exitCode: nil)),
    ("health_status: healthy", .healthStatus(.healthy)), ("health_status: unhealthy", .healthStatus(.unhealthy)),
    ("health_status: starting", .healthStatus(.starting)),
  ])
  func `every action that leads to something is known`(_ action: String, _ expected: ContainerAction) throws {
    let subject = EngineEvent.Subject.container(try #require(id), expected, app: nil)
    #expect(line(action: action) == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: subject)))
  }

  @Test(arguments: [
    ("create", NetworkAction.create), ("connect", .connect), ("disconnect", .disconnect), ("destroy", .destroy),
  ])
  func `a network's actions are known`(_ action: String, _ expected: NetworkAction) throws {
    let attributes = #""name":"shared","type":"bridge","container":"\#(Self.id)""#
    let network = try #require(NetworkID("abcdefabcdef"))
    let subject = EngineEvent.Subject.network(network, expected, name: "shared", container: id)
    #expect(
      line(type: "network", action: action, actor: "abcdefabcdef", attributes: attributes)
        == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: subject)))
  }

  @Test func `attributes are read as hints`() throws {
    let attributes = #""exitCode":"137","signal":"9","com.dokku.app-name":"blog""#
    let app = AppName("blog")
    let die = EngineEvent.Subject.container(try #require(id), .die(exitCode: 137), app: app)
    let kill = EngineEvent.Subject.container(try #require(id), .kill(signal: 9), app: app)
    #expect(
      line(action: "die", attributes: attributes) == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: die)))
    #expect(
      line(action: "kill", attributes: attributes)
        == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: kill)))
  }

  @Test(arguments: [
    #""exitCode":"no number""#, #""exitCode":7"#, #""exitCode":"99999999999999999999""#, #""exitCode":null"#,
  ])
  func `a label that took an attribute's place is no exit code`(_ attributes: String) throws {
    let subject = EngineEvent.Subject.container(try #require(id), .die(exitCode: nil), app: nil)
    #expect(
      line(action: "die", attributes: attributes)
        == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: subject)))
  }

  @Test func `a name that is no app's is no app`() throws {
    let subject = EngineEvent.Subject.container(try #require(id), .start, app: nil)
    #expect(
      line(action: "start", attributes: #""com.dokku.app-name":"../../etc""#)
        == .event(EngineEvent(time: Timestamp(nanoseconds: 5), subject: subject)))
  }

  @Test func `without nanoseconds the seconds are taken`() throws {
    let subject = EngineEvent.Subject.container(try #require(id), .start, app: nil)
    #expect(
      line(action: "start", time: #""time":2"#)
        == .event(EngineEvent(time: Timestamp(nanoseconds: 2_000_000_000), subject: subject)))
    #expect(
      line(action: "start", time: #""time":9223372036854775807"#) == .ignored(#"event "container start" has no time"#))
  }

  @Test(arguments: [
    ("{}", #"event " " has no actor"#),
    ("null", #"event " " has no actor"#),
    ("[1,2]", #"event " " has no actor"#),
    (#"{"Type":"container","Action":"start","id":"\#(id)","timeNano":5}"#, #"event "container start" has no actor"#),
    (#"{"Type":"container","Action":"start","Actor":{},"timeNano":5}"#, #"event "container start" has no actor"#),
    (#"{"Type":"container","Action":"start","Actor":{"ID":"\#(id)"}}"#, #"event "container start" has no time"#),
    (
      #"{"Type":"container","Action":"start","Actor":{"ID":"abc"},"timeNano":5}"#,
      #"event "container start" has no full id"#
    ),
    (
      #"{"Type":"network","Action":"connect","Actor":{"ID":""},"timeNano":5}"#,
      #"event "network connect" has no full id"#
    ),
    (
      #"{"Type":"container","Action":"exec_start: sh\u001b[","Actor":{"ID":"\#(id)"},"timeNano":5}"#,
      #"event "container exec_start: sh?[" leads to nothing"#
    ),
    (
      #"{"Type":"container","Action":"health_status: none","Actor":{"ID":"\#(id)"},"timeNano":5}"#,
      #"event "container health_status: none" leads to nothing"#
    ),
    (
      #"{"Type":"network","Action":"update","Actor":{"ID":"abcdefabcdef"},"timeNano":5}"#,
      #"event "network update" leads to nothing"#
    ),
    (
      #"{"Type":"daemon","Action":"reload","Actor":{"ID":"x"},"timeNano":5}"#,
      #"event "daemon reload" is of no type that is followed"#
    ),
  ])
  func `an event that says nothing of use is ignored, and why is said`(_ text: String, _ reason: String) {
    #expect(EventLine(Array(text.utf8)[...]) == .ignored(reason))
  }

  @Test(arguments: ["{", "x", #"{"Type":"container"} {}"#, #"{"Type":}"#, #"{"Actor":{"ID":"a"}"#, "\u{0}"])
  func `what is no JSON is unreadable`(_ text: String) {
    guard case .unreadable = EventLine(Array(text.utf8)[...]) else {
      Issue.record("read as something")
      return
    }
  }
}
