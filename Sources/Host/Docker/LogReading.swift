// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// Reads the ends of containers' outputs over connections of its own: a container that wrote much must not hold up a
/// question on which routing depends.
final class LogReading {
  /// From when the request goes out.
  static let deadline = Duration.seconds(2)
  /// When a host falls over, most crashes are told without their output, and all in time.
  static let limit = 32

  private let pool: ConnectionPool
  private var underWay = 0

  init(_ host: DockerHost) { pool = ConnectionPool(host) }

  /// Answers once: nil where nothing could be had in time.
  func read(_ question: LogQuestion, _ version: APIVersion, then: @escaping (String?) -> Void) {
    guard underWay < Self.limit else { return then(nil) }
    underWay += 1
    let request = Request<Void>.logs(of: question.container, lines: question.lines, until: question.until)
    var tail = LogTail(lines: question.lines, hasTerminal: question.hasTerminal)
    let call = Call(
      bytes: request.spelled(version), mayRepeat: true, isUrgent: false, deadline: Self.deadline,
      take: { tail.feed($0) },
      then: { [weak self] answer in
        self?.underWay -= 1
        let isWhole = (try? answer.get()).map { DockerFailure($0) == nil } ?? false
        then(isWhole ? tail.text : nil)
      })
    pool.send(call)
  }

  func abandon() { pool.abandon() }
}
