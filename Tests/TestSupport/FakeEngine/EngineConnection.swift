// SPDX-License-Identifier: MIT
import Foundation

/// One connection to the fake engine, served by the thread that it came on.
struct EngineConnection {
  private let engine: FakeEngine
  private var stream: ByteStream

  init(engine: FakeEngine, descriptor: CInt) {
    self.engine = engine
    stream = ByteStream(descriptor: descriptor)
  }

  mutating func serve() {
    while let incoming = stream.nextRequest() {
      guard case .request(let request) = incoming else { return refuseText("400 Bad Request") }
      if let problem = hostProblem(request) { return refuseText("400 Bad Request: \(problem)") }
      guard serve(request), !request.wantsClose else { return }
    }
  }

  /// False when the connection is not to be used any more.
  private mutating func serve(_ request: HTTPRequest) -> Bool {
    let (version, path) = Self.splitVersion(request.path)
    let (endpoint, reference) = EngineEndpoint.parse(method: request.method, path: path)
    let seen = SeenRequest(
      endpoint: endpoint, method: request.method, path: request.path, query: request.query,
      body: String(decoding: request.body, as: UTF8.self))
    do {
      if endpoint != .unknown { try engine.router.checkVersion(version) }
      try checkContentType(request)
      switch try EventsQuery(seen, engine.shape) {
      case let query?: return serveEvents(query, seen)
      case nil: return serveAnswer(seen, reference)
      }
    } catch {
      engine.note(seen)
      return stream.write(engine.router.refuse(error).bytes)
    }
  }

  private mutating func serveAnswer(_ seen: SeenRequest, _ reference: String) -> Bool {
    engine.note(seen)
    let fault = engine.takeFault(for: seen.endpoint)
    if case .delay(let time) = fault { Thread.sleep(forTimeInterval: time / .seconds(1)) }
    let whole = engine.answer(seen, reference)
    guard let fault, let bytes = fault.spoil(whole, engine.router) else { return stream.write(whole.bytes) }
    stream.write(bytes)
    if case .hang = fault { stream.waitForClose() }
    return fault.keepsConnection
  }

  private mutating func serveEvents(_ query: EventsQuery, _ seen: SeenRequest) -> Bool {
    let head = HTTPResponse(200, headers: engine.router.headers(contentType: engine.shape.eventsContentType))
    if let fault = engine.takeFault(for: .events) {
      engine.note(seen)
      if case .delay(let time) = fault { Thread.sleep(forTimeInterval: time / .seconds(1)) }
      if let bytes = fault.spoil(head, engine.router) {
        stream.write(bytes)
        if case .hang = fault { stream.waitForClose() }
        return fault.keepsConnection
      }
    }
    guard stream.write(head.chunkedHead) else { return false }
    let subscriber = engine.subscribe(query, seen)
    let isWhole = subscriber.serve(stream, until: query.until)
    engine.unsubscribe(subscriber)
    return isWhole
  }

  private func refuseText(_ text: String) {
    let head = "HTTP/1.1 \(text)\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
    stream.write(Array((head + text).utf8))
  }

  /// Go's HTTP server wants the header, and in it nothing that a host cannot be.
  private func hostProblem(_ request: HTTPRequest) -> String? {
    guard let host = request.headers["host"] else { return "missing required Host header" }
    return host.contains { "/ \\".contains($0) } ? "malformed Host header" : nil
  }

  private func checkContentType(_ request: HTTPRequest) throws(EngineRefusal) {
    let type = request.headers["content-type"]?.split(separator: ";").first.map { String($0) } ?? ""
    guard !request.body.isEmpty, type != "application/json" else { return }
    throw EngineRefusal(status: 400, message: "Content-Type specified (\(type)) must be 'application/json'")
  }

  private static func splitVersion(_ path: String) -> (APIVersion?, String) {
    guard path.hasPrefix("/v"), let slash = path.dropFirst().firstIndex(of: "/") else { return (nil, path) }
    guard let version = APIVersion(path[path.index(path.startIndex, offsetBy: 2)..<slash]) else { return (nil, path) }
    return (version, String(path[slash...]))
  }
}
