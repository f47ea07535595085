// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// The same things happen to containers and networks of any engine; what it told of them.
struct EngineStory {
  /// One event each: type, action and attributes, with names in place of ids.
  let lines: [String]

  static func tell(to host: RealHost) throws -> EngineStory {
    let script = "trap 'exit 0' TERM; while :; do sleep 0.05; done"
    let image = FakeEngineLikenessTests.image
    try host.docker("network", "create", "shared")
    try host.docker("network", "create", "other")
    try host.docker(
      "run", "-d", "--name", "one", "--network", "shared", "--label", "exitCode=0", image, "sh", "-c", script)
    try host.docker("network", "connect", "other", "one")
    try host.docker("pause", "one")
    try host.docker("unpause", "one")
    try host.docker("rename", "one", "two")
    try host.docker("network", "disconnect", "other", "two")
    try host.docker("restart", "two")
    try host.docker("stop", "two")
    try host.docker("network", "connect", "other", "two")
    try host.docker("network", "disconnect", "other", "two")
    try host.docker("start", "two")
    try host.docker("kill", "two")
    try host.docker("start", "two")
    try host.docker("rm", "-f", "two")
    try host.docker("network", "rm", "other")
    try host.docker("run", "-d", "--name", "boom", "--restart", "on-failure:1", image, "sh", "-c", "exit 7")
    try eventually("boom's last restart") {
      try host.docker("inspect", "-f", "{{.State.Status}} {{.RestartCount}}", "boom") == "exited 1"
    }
    return try EngineStory(socket: "\(host.path)/docker.sock")
  }

  static func tell(to fake: FakeEngine) throws -> EngineStory {
    try fake.change { world in
      try world.createNetwork("shared")
      try world.createNetwork("other")
      let one = try world.run("one", labels: ["exitCode": "0"], network: "shared")
      try world.connect("other", container: one)
      world.pause(one)
      world.unpause(one)
      world.rename(one, to: "two")
      try world.disconnect("other", container: one)
      try world.restart(one)
      world.stop(one)
      try world.connect("other", container: one)
      try world.disconnect("other", container: one)
      try world.start(one)
      world.kill(one)
      try world.start(one)
      world.remove(one)
      try world.removeNetwork("other")
      let boom = try world.run("boom", restart: ("on-failure", 1))
      if world.crash(boom, exitCode: 7) { try world.comeBack(boom) }
      world.crash(boom, exitCode: 7)
    }
    return try EngineStory(socket: fake.socketPath)
  }

  private init(socket: String) throws {
    let until = Int(Date().timeIntervalSince1970) + 1
    let answer = try EngineQuestion("GET", "/events?since=0&until=\(until)").ask(socket)
    lines = try answer.body.split(separator: "\n").compactMap { try Self.line(String($0)) }
  }

  private struct Event: Decodable {
    struct Actor: Decodable {
      let Attributes: [String: String]
    }
    let `Type`: String
    let Action: String
    let Actor: Actor
  }

  private static func line(_ text: String) throws -> String? {
    let event = try JSONDecoder().decode(Event.self, from: Data(text.utf8))
    guard event.Type == "container" || event.Type == "network" else { return nil }
    let unlike: Set = ["image", "container"]
    // The rest are labels of the real image.
    let known = unlike.union(["name", "type", "signal", "exitCode", "oldName"])
    let attributes = event.Actor.Attributes.filter { known.contains($0.key) }.sorted { $0.key < $1.key }
      .map { unlike.contains($0.key) ? $0.key : "\($0.key)=\($0.value)" }
    return "\(event.Type) \(event.Action) \(attributes.joined(separator: " "))"
  }
}
