// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// The engine's events as they come. Letting go of it closes it.
package final class EventStream {
  struct Listener {
    let opened: () -> Void
    let events: ([EngineEvent]) -> Void
    let doubt: (String) -> Void
    let ignored: ([String]) -> Void
    let ended: (DockerFailure) -> Void
  }

  /// Of a refusal's body, in bytes.
  private static let refusalLimit = 65536

  private var listener: Listener?
  private var connection: SocketConnection?
  private var parser = ResponseParser(bodyLimit: nil)
  private var decoder = EventDecoder()
  private var refusal: Call.Answer?
  private var isOpened = false
  private var deadline = Duration.zero
  private var timer: LoopTimer?

  init(_ listener: Listener) { self.listener = listener }

  package func cancel() {
    listener = nil
    close()
  }

  func open(_ host: DockerHost, _ request: [UInt8], deadline: Duration) {
    guard listener != nil else { return }
    do throws(SystemCallFailed) {
      let connection = try SocketConnection(host)
      connection.handler = { [weak self] in self?.take($0) }
      self.connection = connection
      self.deadline = deadline
      timer = LoopTimer(after: deadline) { [weak self] in self?.timeOut() }
      connection.send(request)
    } catch {
      fail(.unreachable("\(error)"))
    }
  }

  func fail(_ failure: DockerFailure) {
    guard let listener else { return }
    cancel()
    listener.ended(failure)
  }

  private func timeOut() { fail(.timedOut(deadline)) }

  private func close() {
    connection?.close()
    connection = nil
    timer = nil
  }

  private func take(_ reading: ReadSource.Reading) {
    do throws(MalformedResponse) {
      switch reading {
      case .bytes(let bytes): take(try parser.feed(bytes))
      case .end where parser.hasStarted: take(try parser.finish())
      case .end: fail(.unreachable("the engine closed the connection"))
      case .failed(let failure): fail(.unreachable("\(failure)"))
      }
    } catch {
      // Engines before API 1.5x leave out the last chunk when they stop.
      fail(error == .cutShort && isOpened ? .ended : .malformed("\(error)"))
    }
  }

  private func take(_ pieces: [ResponseParser.Piece]) {
    var batch = EventBatch()
    var hasEnded = false
    for piece in pieces {
      switch piece {
      case .head(let head): begin(head)
      case .body(let bytes) where refusal != nil: keep(bytes)
      case .body(let bytes): decoder.feed(bytes, into: &batch)
      case .end: hasEnded = true
      }
    }
    deliver(batch)
    if hasEnded { fail(refusal.flatMap { DockerFailure($0) } ?? .ended) }
  }

  private func begin(_ head: ResponseHead) {
    if head.status == 200 {
      timer = nil
      isOpened = true
      listener?.opened()
    } else {
      refusal = Call.Answer(head: head)
    }
  }

  private func keep(_ bytes: ArraySlice<UInt8>) {
    let left = Self.refusalLimit - (refusal?.body.count ?? 0)
    refusal?.body += bytes.prefix(left)
  }

  /// Whoever listens may cancel at any of these.
  private func deliver(_ batch: EventBatch) {
    if !batch.ignored.isEmpty { listener?.ignored(batch.ignored) }
    if !batch.events.isEmpty { listener?.events(batch.events) }
    if let doubt = batch.doubt { listener?.doubt(doubt) }
  }
}
