// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Runs Dokku's own command, a few at a time: each takes seconds and most of a processor.
final class DokkuCommands {
  private static let atOnce = 2
  /// Dokku takes about four seconds.
  private static let proxyDeadline = Duration.seconds(120)

  private let program: String?
  private let place: CommandPlace
  private let rebuildDeadline: Duration
  private var queue: [() -> Void] = []
  private var running = 0

  /// - Parameters:
  ///   - program: its path; nil where there is no Dokku.
  ///   - place: Dokku changes users, builds and deploys: it needs all of the host.
  ///   - rebuildDeadline: a build may take long.
  init(program: String?, place: CommandPlace, rebuildDeadline: Duration) {
    self.program = program
    self.place = place
    self.rebuildDeadline = rebuildDeadline
  }

  func rebuild(_ app: AppName, then: @escaping (CommandOutcome) -> Void) {
    run("ps:rebuild", app, deadline: rebuildDeadline, then: then)
  }

  func buildProxyConfig(_ app: AppName, then: @escaping (CommandOutcome) -> Void) {
    run("proxy:build-config", app, deadline: Self.proxyDeadline, then: then)
  }

  /// What `buildProxyConfig` runs; nil where there is no Dokku.
  func proxyCommand(_ app: AppName) -> [String]? { program.map { Self.words($0, "proxy:build-config", app) } }

  private static func words(_ program: String, _ subcommand: String, _ app: AppName) -> [String] {
    [program, "--quiet", subcommand, app.rawValue]
  }

  private func run(
    _ subcommand: String, _ app: AppName, deadline: Duration, then: @escaping (CommandOutcome) -> Void
  ) {
    guard let program else { return then(.missing) }
    let command = CommandLine(arguments: Self.words(program, subcommand, app), deadline: deadline)
    queue.append { [weak self, place] in
      let done = { (result: CommandResult) in
        self?.ended()
        then(CommandOutcome(result))
      }
      switch place {
      case .child: ChildProcess.run(command, then: done)
      case .unit(let systemdRun):
        let kind = subcommand.replacing(":", with: "-")
        // A name of the app's own: two rebuilds of an app never run at once, whatever becomes of this daemon.
        let name = "dokku-event-listener-\(kind)-\(app.rawValue)"
        LoggedUnit.run(command, named: name, with: systemdRun, then: done)
      }
    }
    startNext()
  }

  private func startNext() {
    guard running < Self.atOnce, !queue.isEmpty else { return }
    running += 1
    queue.removeFirst()()
  }

  private func ended() {
    running -= 1
    startNext()
  }
}

extension CommandOutcome {
  fileprivate init(_ result: CommandResult) {
    switch result.ending {
    case .exited(0): self = .succeeded
    case .exited(let status): self = .failed("exit status \(status): \(result.lastWords)")
    case .signalled(let signal): self = .failed("ended by signal \(signal)")
    // Before this daemon was started, or by another one.
    case .failed(let words) where words.contains(" was already loaded "):
      self = .failed("one that was started earlier is still running")
    case .failed: self = .failed(result.ending.words)
    case .timedOut: self = .failed("took too long and was ended")
    case .notStarted(let code) where code == ENOENT: self = .missing
    case .notStarted(let code): self = .failed("\(SystemCallFailed(call: "spawn", code: code))")
    }
  }
}

extension CommandResult {
  /// The last line that says something, where errors usually stand.
  var lastWords: String {
    let lines = String(decoding: errorOutput.isEmpty ? output : errorOutput, as: UTF8.self).split(separator: "\n")
    let line = lines.last { !$0.allSatisfy(\.isWhitespace) } ?? "no output"
    return line.split(separator: " ").drop { $0 == "!" }.joined(separator: " ")
  }
}
