// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

/// A folder for trials and the apps that are tried in it.
final class TrialHost {
  let folder: TemporaryFolder
  let tester: NginxTester

  init(
    program: String = NginxInstance.binary, configuration: String? = nil, trials: String = "trials",
    deadline: Duration = .seconds(20)
  ) throws {
    folder = try TemporaryFolder()
    let command = NginxCommand(program: program, configuration: configuration)
    let nginx = NginxProgram(command, deadline: .seconds(10))
    tester = NginxTester(nginx, folder: folder.path(trials), deadline: deadline)
  }

  /// An app's file; without a text a good one. `place`: where it lies already.
  func candidate(_ name: String, _ text: String? = nil, at place: String? = nil) throws -> TrialCandidate {
    let text = text ?? upstream("\(name)-5000") + "server { listen 127.0.0.1:1; server_name \(name).example.com; }\n"
    return TrialCandidate(
      app: try app(name), path: "/srv/dokku/\(name)/nginx.conf", bytes: Array(text.utf8),
      file: try place.map { try folder.write(text, to: $0) })
  }

  func app(_ name: String) throws -> AppName { try #require(AppName(name)) }

  func upstream(_ name: String) -> String { "upstream \(name) {\n  server 127.0.0.1:1;\n}\n" }
}
