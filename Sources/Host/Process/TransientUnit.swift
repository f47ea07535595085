// SPDX-License-Identifier: MIT
import Glibc

/// A command as a unit of the service manager's, made for this one run (systemd-run(1)).
nonisolated struct TransientUnit {
  enum Output {
    /// To whoever waits for the unit.
    case piped
    /// Into the journal under this identifier, so that the command goes on when nobody waits any more.
    case journal(identifier: String)
  }

  /// Between being asked to end and being killed.
  private static let patience = Duration.seconds(10)
  /// What the service manager may need on top of that to start it and to tell of its end.
  private static let margin = Duration.seconds(20)
  /// Its own environment is that of the service manager; these are settings that Dokku and nginx share with us.
  private static let variables = ["DOCKER_HOST", "DOKKU_LIB_ROOT", "DOKKU_ROOT", "PATH"]

  /// Without `.service`. Two units of one name never run at once.
  let name: String
  let command: CommandLine
  let output: Output
  var environment: (String) -> String? = Environment.variable

  /// A name that no other unit has.
  @MainActor static func name(_ kind: String) -> String {
    count += 1
    return "dokku-event-listener-\(kind)-\(getpid())-\(count)"
  }
  @MainActor private static var count = 0

  /// Waits for the unit's end, which comes at the deadline at the latest, and exits with its status.
  func starting(with systemdRun: String) -> CommandLine {
    // With `exec`, the journal has it of a command that fails at once that it could not be started.
    var arguments = [systemdRun, "--wait", "--collect", "--service-type=simple", "--unit=\(name)"]
    arguments.append("--description=\(command.arguments.joined(separator: " "))")
    switch output {
    // Whoever looks into the journal is not told of each test of a configuration.
    case .piped: arguments += ["--pipe", "--property=LogLevelMax=warning"]
    case .journal(let identifier): arguments.append("--property=SyslogIdentifier=\(identifier)")
    }
    arguments.append("--property=RuntimeMaxSec=\(command.deadline.milliseconds)ms")
    arguments.append("--property=TimeoutStopSec=\(Self.patience.milliseconds)ms")
    arguments += Self.variables.compactMap { name in environment(name).map { "--setenv=\(name)=\($0)" } }
    // A dollar would be the start of a variable (systemd.service(5), Command lines).
    arguments += ["--"] + command.arguments.map { $0.replacing("$", with: "$$") }
    return CommandLine(
      arguments: arguments, deadline: command.deadline + Self.patience + Self.margin,
      outputLimit: command.outputLimit)
  }
}

extension Duration {
  fileprivate nonisolated var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
