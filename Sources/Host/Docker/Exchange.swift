// SPDX-License-Identifier: MIT
import DockerAPI

/// One request and its answer on one connection.
final class Exchange {
  static let bodyLimit = 64 << 20

  enum Outcome {
    case answered(Call.Answer)
    case failed(DockerFailure)
    /// A connection that was kept from before was dead: nothing of an answer came.
    case stale(DockerFailure)
  }

  let call: Call
  let connection: SocketConnection
  private let isReused: Bool
  private var parser: ResponseParser
  private var answer: Call.Answer?
  private var timer: LoopTimer?
  private var ended: ((Exchange, Outcome) -> Void)?

  init(
    _ call: Call, on connection: SocketConnection, isReused: Bool, ended: @escaping (Exchange, Outcome) -> Void
  ) {
    self.call = call
    self.connection = connection
    self.isReused = isReused
    self.ended = ended
    parser = ResponseParser(bodyLimit: call.take == nil ? call.bodyLimit : nil)
  }

  /// The connection can carry another request.
  var allowsReuse: Bool { parser.allowsReuse && connection.isOpen }

  func start() {
    connection.handler = { [weak self] in self?.take($0) }
    timer = LoopTimer(after: call.deadline) { [weak self] in self?.timeOut() }
    connection.send(call.bytes)
  }

  func timeOut() { finish(.failed(.timedOut(call.deadline))) }

  func abandon() { finish(.failed(.abandoned)) }

  private func take(_ reading: ReadSource.Reading) {
    do throws(MalformedResponse) {
      switch reading {
      case .bytes(let bytes): take(try parser.feed(bytes))
      case .end where parser.hasStarted: take(try parser.finish())
      case .end: broke("the engine closed the connection")
      case .failed(let failure): broke("\(failure)")
      }
    } catch {
      finish(.failed(DockerFailure(error)))
    }
  }

  private func take(_ pieces: [ResponseParser.Piece]) {
    for piece in pieces {
      switch piece {
      case .head(let head): answer = Call.Answer(head: head)
      case .body(let bytes): keep(bytes)
      case .end:
        if let answer { finish(.answered(answer)) }
      }
    }
  }

  private func keep(_ bytes: ArraySlice<UInt8>) {
    if let take = call.take {
      if answer?.head.status == 200 { take(bytes) }
    } else {
      answer?.body += bytes
    }
  }

  private func broke(_ reason: String) {
    let failure = DockerFailure.unreachable(reason)
    finish(isReused && !parser.hasStarted ? .stale(failure) : .failed(failure))
  }

  private func finish(_ outcome: Outcome) {
    timer = nil
    answer = nil
    guard let ended else { return }
    self.ended = nil
    ended(self, outcome)
  }
}
