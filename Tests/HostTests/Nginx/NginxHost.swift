// SPDX-License-Identifier: MIT
import Core
import Foundation
import NginxConfig
import TestSupport

@testable import Host

/// A running nginx in a folder of its own, and everything here that deals with it.
final class NginxHost {
  let folder: TemporaryFolder
  let nginx: NginxInstance
  let program: NginxProgram
  /// A loopback port that nginx may listen on.
  let port: UInt16

  init(_ configuration: String? = nil) throws {
    folder = try TemporaryFolder()
    port = try Self.freePort()
    try folder.write(configuration ?? Self.server(port: port), to: "apps/a.conf")
    nginx = try NginxInstance(folder: folder.path("nginx"), including: folder.path("apps/*.conf"))
    program = NginxProgram(Self.command(nginx.configuration), deadline: .seconds(10))
  }

  static func command(_ configuration: String?) -> NginxCommand {
    NginxCommand(program: NginxInstance.binary, configuration: configuration)
  }

  static func server(port: UInt16) -> String { "server { listen 127.0.0.1:\(port); return 204; }\n" }

  func write(_ text: String) throws { try folder.write(text, to: "apps/a.conf") }

  func reloader(_ method: ReloadMethod = .signal, deadline: Duration = .seconds(10)) -> NginxReloader {
    NginxReloader(program, method: method, deadline: deadline)
  }

  /// A port that nobody listens on, which stays so for as long as a test takes.
  static func freePort() throws -> UInt16 {
    let socket = try BoundSocket()
    return socket.port
  }
}

extension NginxReloader {
  func reload() async -> ReloadEnding {
    await withCheckedContinuation { continuation in reload { continuation.resume(returning: $0) } }
  }
}

extension NginxTester {
  func test(_ candidates: [TrialCandidate]) async -> [AppName: TrialVerdict] {
    await withCheckedContinuation { continuation in test(candidates) { continuation.resume(returning: $0) } }
  }
}
