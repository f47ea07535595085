// SPDX-License-Identifier: MIT
import Foundation

extension RealHost {
  /// Runs the program with this host's places, as an operator's shell does.
  @discardableResult
  package func run(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandOutcome {
    try run(program: [RealDaemon.binary] + arguments, environment: environment)
  }

  /// Runs a shell script with this host's places; `$DEL` is the program.
  package func run(script: String, environment: [String: String] = [:]) throws -> CommandOutcome {
    try run(program: ["sh", "-c", script], environment: environment)
  }

  private func run(program: [String], environment extra: [String: String]) throws -> CommandOutcome {
    let folder = try TemporaryFolder()
    var variables = environment.merging(["DEL": RealDaemon.binary, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]) { $1 }
    variables.merge(extra) { $1 }
    let child = try Child(
      ["nsenter", "--net=\(namespace)", "--"] + program, environment: variables, output: folder.path("output"),
      errorOutput: folder.path("errors"))
    let status = child.wait(within: .seconds(30)) ?? -1
    return CommandOutcome(
      status & 0x7f == 0 ? status >> 8 : -status, folder.read("output") ?? "", folder.read("errors") ?? "")
  }
}
