// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The fake engine beside the real one of Debian 12: a test against the fake is worth as much as their likeness.
@Suite(.serialized) struct FakeEngineLikenessTests {
  private let host: RealHost
  private let folder: TemporaryFolder
  private let fake: FakeEngine

  init() throws {
    host = try RealHost()
    folder = try TemporaryFolder()
    fake = try FakeEngine(socketPath: folder.path("docker.sock"))
  }

  private var realSocket: String { "\(host.path)/docker.sock" }

  @Test func `it refuses what the real one refuses, in its words`() throws {
    let filters = "filters=%7B%22foo%22%3A%5B%22a%22%5D%7D"
    let questions = [
      EngineQuestion("GET", "/nope"), EngineQuestion("GET", "/v1.41/nope"), EngineQuestion("POST", "/_ping", "{}"),
      EngineQuestion("GET", "/v1.99/info"), EngineQuestion("GET", "/v1.42/_ping"),
      EngineQuestion("GET", "/v1.41/containers/zz/json"), EngineQuestion("GET", "/containers/zz/logs?stdout=1"),
      EngineQuestion("GET", "/networks/zz"), EngineQuestion("GET", "/events?since=x"),
      EngineQuestion("GET", "/containers/json?\(filters)"), EngineQuestion("GET", "/networks?\(filters)"),
      EngineQuestion("POST", "/containers/zz/start"), EngineQuestion("POST", "/networks/bridge/connect", ""),
      EngineQuestion("POST", "/networks/bridge/connect", "{}"),
      EngineQuestion("POST", "/networks/zz/connect", #"{"Container":"zz"}"#),
      EngineQuestion("POST", "/networks/bridge/disconnect", #"{"Container":"zz"}"#),
      EngineQuestion("DELETE", "/networks/zz"), EngineQuestion("DELETE", "/networks/bridge"),
      EngineQuestion("POST", "/networks/create", #"{"Name":"bridge","Driver":"bridge","CheckDuplicate":true}"#),
    ]
    for question in questions {
      #expect(try question.ask(fake.socketPath) == question.ask(realSocket), "\(question)")
    }
  }

  @Test func `it refuses broken questions with the same status`() throws {
    let questions = [
      EngineQuestion("GET", "/v1.1/version"), EngineQuestion("GET", "/events?filters=nonsense"),
      EngineQuestion("GET", "/containers/json?filters=%7B"), EngineQuestion("GET", "/containers/zz/logs"),
      EngineQuestion("POST", "/networks/bridge/connect", "x"),
      EngineQuestion("POST", "/networks/bridge/connect", #"{"Container":5}"#),
      EngineQuestion("POST", "/networks/bridge/connect", #"{"Container":"c","EndpointConfig":{"Aliases":"x"}}"#),
    ]
    for question in questions {
      #expect(
        try question.ask(fake.socketPath).status == question.ask(realSocket).status, "\(question)")
    }
  }

  @Test func `its answers have no field that the real ones lack`() throws {
    let labels = ["com.dokku.app-name": "blog"]
    try host.docker("network", "create", "shared")
    try host.docker("run", "-d", "--name", "one", "--label", "com.dokku.app-name=blog", Self.image, "serve", "worker")
    try host.docker("network", "connect", "--alias", "blog.web", "shared", "one")
    try fake.change { world in
      try world.createNetwork("shared")
      try world.connect("shared", container: world.run("one", labels: labels), aliases: ["blog.web"])
    }
    for path in [
      "/info", "/version", "/networks", "/networks/shared", "/containers/json?all=1", "/containers/one/json",
    ] {
      let question = EngineQuestion("GET", path)
      let maps: Set = ["Labels", "Networks", "Containers", "Options"]
      let real = try JSONShape(question.ask(realSocket).body, maps: maps)
      #expect(try JSONShape(question.ask(fake.socketPath).body, maps: maps).strange(to: real) == [], "\(path)")
    }
  }

  @Test func `it tells of what happens to containers and networks in the same words and order`() throws {
    let told = try (EngineStory.tell(to: host), EngineStory.tell(to: fake))
    #expect(told.1.lines == told.0.lines)
  }

  static let image = "dokku/sample:latest"
}
