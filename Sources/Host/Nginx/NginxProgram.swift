// SPDX-License-Identifier: MIT
import NginxConfig

/// The host's nginx program, asked once what it is.
package final class NginxProgram {
  package let command: NginxCommand
  private let deadline: Duration
  /// Where it runs when it needs what a master process has.
  let place: CommandPlace
  private var build: NginxBuild?
  private var waiting: [(Result<NginxBuild, NginxComplaint>) -> Void] = []

  /// - Parameters:
  ///   - command: how to call it.
  ///   - deadline: for each call of it.
  ///   - place: where it runs when it needs what a master process has.
  package init(_ command: NginxCommand, deadline: Duration, place: CommandPlace = .child) {
    self.command = command
    self.deadline = deadline
    self.place = place
  }

  /// What `nginx -V` says, from memory when it has said it before.
  package func describe(then completion: @escaping (Result<NginxBuild, NginxComplaint>) -> Void) {
    if let build { return completion(.success(build)) }
    waiting.append(completion)
    guard waiting.count == 1 else { return }
    ChildProcess.run(CommandLine(arguments: [command.program, "-V"], deadline: deadline)) { result in
      self.answer(result)
    }
  }

  /// Asks again next time: after a failure, or when nginx was started anew and may be another one.
  package func forget() { build = nil }

  /// Tests the host's whole configuration, which finds the culprit after a reload that did not happen.
  package func testAll(then completion: @escaping (NginxComplaint?) -> Void) {
    place.run(command.testing(with: build, within: deadline), named: TransientUnit.name("nginx-test")) {
      completion(NginxComplaint(test: $0))
    }
  }

  private func answer(_ result: CommandResult) {
    build = NginxBuild(commandOutput: String(decoding: result.errorOutput, as: UTF8.self))
    let answer: Result<NginxBuild, NginxComplaint> =
      build.map { .success($0) } ?? .failure(NginxComplaint(words: "\(command.program) -V: \(result.ending.words)"))
    let completions = waiting
    waiting = []
    completions.forEach { $0(answer) }
  }
}
