// SPDX-License-Identifier: MIT

/// Where commands run that need more of the host than the service's sandbox leaves them.
package nonisolated enum CommandPlace: Hashable, Sendable {
  /// Below this process, with what this process may do.
  case child
  /// In units of their own, which this `systemd-run` makes: nothing of the service's sandbox holds there.
  case unit(systemdRun: String)

  /// Runs a command and answers with its outputs, never before this returns.
  @MainActor package func run(
    _ command: CommandLine, named name: @autoclosure () -> String, then completion: @escaping (CommandResult) -> Void
  ) {
    switch self {
    case .child: ChildProcess.run(command, then: completion)
    case .unit(let systemdRun):
      let unit = TransientUnit(name: name(), command: command, output: .piped)
      ChildProcess.run(unit.starting(with: systemdRun)) { completion(UnitReport($0).result) }
    }
  }
}
