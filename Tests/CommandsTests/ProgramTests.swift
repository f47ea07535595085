// SPDX-License-Identifier: MIT
import Glibc
import Host
import TestSupport
import Testing

@testable import Commands

/// The program itself, as a shell would run it.
@Suite(.timeLimit(.minutes(2)))
struct ProgramTests {
  @Test func `the version is one line on stdout`() async {
    #expect(await run(["version"]) == Said(status: 0, output: "\(Version.current)\n"))
    #expect(await run(["--version"]) == Said(status: 0, output: "\(Version.current)\n"))
    #expect(
      await run(["version", "--format", "json"]) == Said(status: 0, output: "{\"version\":\"\(Version.current)\"}\n"))
  }

  @Test func `a bad flag, a bad setting and a failure each have their status and one line`() async throws {
    let folder = try TemporaryFolder()
    #expect(
      await run(["--nothing-like-it"]) == Said(status: 2, errorOutput: " !     Unknown option '--nothing-like-it'\n"))
    #expect(
      await run(["watch"], ["DEL_REBUILD_LIMIT": "many"])
        == Said(
          status: 64, errorOutput: " !     DEL_REBUILD_LIMIT is \"many\"; it must be a whole number from 0 to 1000\n"))
    #expect(
      await run(["reload", "--runtime-dir", folder.path])
        == Said(status: 1, errorOutput: " !     the daemon is not running\n"))
  }

  @Test func `a service names what systemd passes over in its file, also where a wrong setting ends it`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("DEL_PROXY native\n\nDEL_RBUILD_LIMIT=3\nDEL_REBUILD_LIMIT=many\n", to: "default")
    let own = ["DEL_SETTINGS_FILE": file, "DEL_REBUILD_LIMIT": "many"]
    let wrong = " !     DEL_REBUILD_LIMIT is \"many\"; it must be a whole number from 0 to 1000\n"
    #expect(await run(["watch"], own) == Said(status: 64, errorOutput: wrong))
    #expect(
      await run(["watch"], own.merging(["NOTIFY_SOCKET": "/nowhere"]) { $1 })
        == Said(
          status: 64,
          errorOutput: """
            \(file), line 1: it is no NAME=VALUE, so it is left out
            \(file), line 3: there is no setting DEL_RBUILD_LIMIT; is DEL_REBUILD_LIMIT meant?
            \(wrong)
            """))
  }

  @Test func `a second daemon is refused with one line`() async throws {
    let folder = try TemporaryFolder()
    let lock = try DaemonLock(in: RuntimeFolder(folder.path))
    let said = await run(["watch", "--runtime-dir", folder.path])
    #expect(
      said == Said(status: 1, errorOutput: " !     the daemon is running already, as process \(getpid())\n"))
    withExtendedLifetime(lock) {}
  }

  @Test func `a command that is run by hand goes by the service's settings, below its environment and its options`()
    async throws
  {
    let folder = try TemporaryFolder()
    let runtime = folder.path("run dir")
    try folder.write("", to: "run dir/.keep")
    let file = try folder.write("# the service's\nRUNTIME_DIRECTORY='\(runtime)'\nDEL_LOG_LEVEL=loud\n", to: "default")
    let lock = try DaemonLock(in: RuntimeFolder(runtime))
    let here = Said(
      status: 1,
      errorOutput: " !     the daemon, process \(getpid()), has only just started and has not said how it is\n")
    let elsewhere = Said(status: 1, errorOutput: " !     the daemon is not running\n")
    #expect(await run(["status"], ["DEL_SETTINGS_FILE": file]) == here)
    #expect(await run(["status"], ["DEL_SETTINGS_FILE": file, "RUNTIME_DIRECTORY": folder.path]) == elsewhere)
    #expect(await run(["status", "--runtime-dir", folder.path], ["DEL_SETTINGS_FILE": file]) == elsewhere)
    #expect(await run(["status"], ["DEL_SETTINGS_FILE": folder.path("nowhere"), "RUNTIME_DIRECTORY": runtime]) == here)
    // The daemon has its unit for that: what a bad line of the file would be is no concern of it.
    #expect(
      await run(["watch", "--runtime-dir", runtime], ["DEL_SETTINGS_FILE": file])
        == Said(status: 1, errorOutput: " !     the daemon is running already, as process \(getpid())\n"))
    withExtendedLifetime(lock) {}
  }

  private struct Said: Equatable {
    var status: Int32
    var output = ""
    var errorOutput = ""
  }

  private func run(_ arguments: [String], _ environment: [String: String] = [:]) async -> Said {
    let command = CommandLine(
      arguments: [Self.program] + arguments, environment: environment, deadline: .seconds(60))
    let result = await withCheckedContinuation { continuation in
      ChildProcess.run(command) { continuation.resume(returning: $0) }
    }
    let text = { String(decoding: $0 as [UInt8], as: UTF8.self) }
    guard case .exited(let status) = result.ending else { return Said(status: -1, output: "\(result.ending)") }
    return Said(status: status, output: text(result.output), errorOutput: text(result.errorOutput))
  }

  /// Built beside the tests.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/dokku-event-listener"
  }
}
