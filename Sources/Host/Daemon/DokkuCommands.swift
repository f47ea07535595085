// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Runs Dokku's own command, a few at a time: each takes seconds and most of a processor.
final class DokkuCommands {
  private static let atOnce = 2
  /// Dokku takes about four seconds.
  private static let proxyDeadline = Duration.seconds(120)

  private let program: String?
  private let rebuildDeadline: Duration
  private var queue: [() -> Void] = []
  private var running = 0

  /// - Parameters:
  ///   - program: its path; nil where there is no Dokku.
  ///   - rebuildDeadline: a build may take long.
  init(program: String?, rebuildDeadline: Duration) {
    self.program = program
    self.rebuildDeadline = rebuildDeadline
  }

  func rebuild(_ app: AppName, then: @escaping (CommandOutcome) -> Void) {
    run(["--quiet", "ps:rebuild", app.rawValue], deadline: rebuildDeadline, then: then)
  }

  func buildProxyConfig(_ app: AppName, then: @escaping (CommandOutcome) -> Void) {
    run(Self.proxyWords(app), deadline: Self.proxyDeadline, then: then)
  }

  /// What `buildProxyConfig` runs; nil where there is no Dokku.
  func proxyCommand(_ app: AppName) -> [String]? { program.map { [$0] + Self.proxyWords(app) } }

  private static func proxyWords(_ app: AppName) -> [String] { ["--quiet", "proxy:build-config", app.rawValue] }

  private func run(_ arguments: [String], deadline: Duration, then: @escaping (CommandOutcome) -> Void) {
    guard let program else { return then(.missing) }
    queue.append { [weak self] in
      ChildProcess.run(CommandLine(arguments: [program] + arguments, deadline: deadline)) { result in
        self?.ended()
        then(CommandOutcome(result))
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
