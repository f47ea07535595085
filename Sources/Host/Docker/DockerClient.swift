// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// Speaks to the engine over its Unix socket, which is opened by path for every new connection: an engine that starts
/// again makes a new one. Letting go of the client drops what is on its way without a word.
package final class DockerClient {
  package static let defaultDeadline = Duration.seconds(10)

  private let host: DockerHost
  private let pool: ConnectionPool
  /// For what takes the engine long, and holds up no question on which routing depends.
  private let aside: ConnectionPool
  private let logs: LogReading
  /// What was agreed on with the engine that answered last.
  package private(set) var version: APIVersion?
  private var negotiation: Negotiation?

  package init(_ host: DockerHost) {
    self.host = host
    pool = ConnectionPool(host)
    aside = ConnectionPool(host)
    logs = LogReading(host)
  }

  /// Asks, agreeing on an API version first where that was not done yet.
  /// - Parameters:
  ///   - request: a GET is repeated once when a connection kept from before turns out to be dead; a POST is not.
  ///   - deadline: for the whole answer, from when the request goes out. At most four do at a time, a ping at once.
  ///   - isAside: the engine may take its time for it.
  ///   - then: called once, never before this returns.
  package func send<Answer>(
    _ request: Request<Answer>, deadline: Duration = defaultDeadline, isAside: Bool = false,
    then: @escaping (Result<Answer, DockerFailure>) -> Void
  ) {
    let pool = isAside ? aside : pool
    guard request.isVersioned else { return Self.send(request, .oldest, deadline, over: pool, then) }
    if let version { return Self.send(request, version, deadline, over: pool, then) }
    negotiate(deadline) { [weak pool] result in
      switch result {
      case .success(let version): if let pool { Self.send(request, version, deadline, over: pool, then) }
      case .failure(let failure): then(.failure(failure))
      }
    }
  }

  /// Opens the event stream, agreeing on an API version anew: the engine may be another one by now.
  /// - Parameters:
  ///   - since: see `Request.events`.
  ///   - deadline: for the stream to open. Afterwards it may be silent as long as it likes.
  ///   - opened: the engine has begun to answer: what happens from here on will be told.
  ///   - events: what one reading brought; never an empty array.
  ///   - doubt: something was told that was not understood.
  ///   - ignored: lines that lead to nothing, a reason each, for a debugging operator.
  ///   - ended: the last call, also when the stream could not be opened. Not after `cancel()`.
  /// - Returns: the stream, which is closed when this is let go of.
  package func followEvents(
    since: Timestamp?, deadline: Duration = defaultDeadline, opened: @escaping () -> Void,
    events: @escaping ([EngineEvent]) -> Void, doubt: @escaping (String) -> Void,
    ignored: @escaping ([String]) -> Void = { _ in }, ended: @escaping (DockerFailure) -> Void
  ) -> EventStream {
    let stream = EventStream(
      EventStream.Listener(opened: opened, events: events, doubt: doubt, ignored: ignored, ended: ended))
    version = nil
    negotiate(deadline) { [weak stream, host] result in
      switch result {
      case .success(let version):
        stream?.open(host, Request.events(since: since).spelled(version), deadline: deadline)
      case .failure(let failure): stream?.fail(failure)
      }
    }
    return stream
  }

  /// The end of a container's output: answers once and soon, nil where there is none to be had.
  package func readLogTail(_ question: LogQuestion, then: @escaping (String?) -> Void) {
    if let version { return logs.read(question, version, then: then) }
    negotiate(Self.defaultDeadline) { [weak logs] result in
      if let logs, case .success(let version) = result {
        logs.read(question, version, then: then)
      } else {
        then(nil)
      }
    }
  }

  /// Fails everything on its way and everything waiting, and closes the connections that were kept. What is asked
  /// from here on has nothing to do with it.
  package func abandon() {
    negotiation = nil
    pool.abandon()
    aside.abandon()
    logs.abandon()
  }

  /// All who ask meanwhile get the one answer.
  private func negotiate(_ deadline: Duration, _ then: @escaping (Negotiation.Outcome) -> Void) {
    if let negotiation { return negotiation.add(then) }
    let negotiation = Negotiation()
    self.negotiation = negotiation
    negotiation.add(then)
    send(.negotiation, deadline: deadline) { [weak self] answer in
      let outcome = Negotiation.outcome(answer)
      if let self, self.negotiation === negotiation {
        self.negotiation = nil
        version = try? outcome.get()
      }
      negotiation.end(outcome)
    }
  }

  private static func send<Answer>(
    _ request: Request<Answer>, _ version: APIVersion, _ deadline: Duration, over pool: ConnectionPool,
    _ then: @escaping (Result<Answer, DockerFailure>) -> Void
  ) {
    pool.send(
      Call(
        bytes: request.spelled(version), mayRepeat: request.method == .get, isUrgent: !request.isVersioned,
        deadline: deadline, bodyLimit: request.bodyLimit ?? Exchange.bodyLimit,
        then: { then($0.flatMap { Self.read(request, $0) }) }))
  }

  private static func read<Answer>(
    _ request: Request<Answer>, _ answer: Call.Answer
  ) -> Result<Answer, DockerFailure> {
    let isRead = request.readsRefusal && answer.head.status == 400
    if !isRead, let failure = DockerFailure(answer) { return .failure(failure) }
    do throws(UnreadableAnswer) {
      return .success(try request.read(answer.head, answer.body))
    } catch {
      return .failure(.malformed("\(error)"))
    }
  }
}
