// SPDX-License-Identifier: MIT
import Core
import Host
import TestSupport

@testable import Commands

/// The files of a Dokku host and an engine for commands to run against, in this process.
final class CommandHost {
  let folder: TemporaryFolder
  let tree: DokkuTree
  let engine: FakeEngine
  let places: HostPlaces
  /// Tells which addresses the host has no way to.
  var probe: (Set<Destination>) -> Set<IPAddress> = { _ in [] }

  init(_ shape: EngineShape = .v1_41) throws {
    folder = try TemporaryFolder()
    tree = DokkuTree(folder)
    engine = try FakeEngine(socketPath: folder.path("docker.sock"), shape: shape)
    places = try HostPlaces(environment: [
      "DOCKER_HOST": "unix://\(folder.path("docker.sock"))", "DOKKU_ROOT": tree.root, "DOKKU_LIB_ROOT": tree.library,
    ])
    try folder.write("", to: "home/.keep")
    try folder.write("", to: "lib/config/.keep")
  }

  /// Runs a command line, global flags and all, to its end.
  func run(_ words: String..., input: String = "") async -> Said { await run(words, input: input) }

  func run(_ words: [String], global start: GlobalFlags = GlobalFlags(), input: String = "") async -> Said {
    var global = start
    let rest = global.take(from: words)
    return await run(global, input: input) { run in
      let name = rest.first ?? ""
      guard let command = try DokkuProgram.command(name, Array(rest.dropFirst())) else {
        throw UnknownCommand(name: name)
      }
      try command.perform(run)
    }
  }

  /// Runs a body as a command.
  func run(
    _ global: GlobalFlags = GlobalFlags(), input: String = "", _ body: @escaping (CommandRun) throws -> Void
  ) async -> Said {
    let recorded = RecordedConsole(input)
    let status = await withCheckedContinuation { continuation in
      let run = CommandRun(global, places, recorded.console, probe: probe) { continuation.resume(returning: $0) }
      run.attempt { try body(run) }
    }
    return Said(status, recorded.output, recorded.errorOutput)
  }
}
