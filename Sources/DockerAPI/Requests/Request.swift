// SPDX-License-Identifier: MIT

/// One call of the Engine API and how its answer reads.
package struct Request<Answer: Sendable>: Sendable {
  package enum Method: String, Sendable { case get = "GET", post = "POST", delete = "DELETE" }

  package let method: Method
  let path: String
  var query: [(name: String, value: String)] = []
  var body: JSONText?
  /// What more than this many bytes is no answer to it; nil for the limit of all answers.
  package var bodyLimit: Int?
  /// Goes out with the negotiated version before its path; `/_ping` is what negotiates.
  package var isVersioned = true
  /// A refusal, of status 400, is an answer to it as well.
  package var readsRefusal = false
  /// Reads the answer of a status from 200 to 399, which `/containers/ID/start` needs for its 304.
  package let read: @Sendable (ResponseHead, [UInt8]) throws(UnreadableAnswer) -> Answer

  /// For whoever follows along: `GET /networks`.
  package var summary: String { "\(method.rawValue) \(path)" }

  /// The request's bytes. `version` is what was agreed on.
  package func spelled(_ version: APIVersion) -> [UInt8] {
    var target = isVersioned ? "/v\(version)\(path)" : path
    if !query.isEmpty {
      target += "?" + query.map { "\($0.name)=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
    }
    // A socket's path is no host name: the engine refuses it as one.
    var text = "\(method.rawValue) \(target) HTTP/1.1\r\nHost: docker\r\nUser-Agent: dokku-event-listener\r\n"
    let content = body?.spelled ?? ""
    if body != nil { text += "Content-Type: application/json\r\n" }
    if method == .post { text += "Content-Length: \(content.utf8.count)\r\n" }
    return Array("\(text)\r\n\(content)".utf8)
  }
}

extension Request {
  /// A GET whose answer is one JSON value.
  static func fetch(
    _ path: String, query: [(name: String, value: String)] = [],
    read: @escaping @Sendable (inout JSONReader) throws(JSONSyntaxError) -> Answer?
  ) -> Request {
    Request(method: .get, path: path, query: query) { (_, body) throws(UnreadableAnswer) in
      do throws(JSONSyntaxError) {
        var reader = JSONReader(body[...])
        let answer = try read(&reader)
        try reader.finish()
        if let answer { return answer }
      } catch {
        throw UnreadableAnswer("\(path): \(error)")
      }
      throw UnreadableAnswer("\(path): something needed is missing")
    }
  }
}

extension Request where Answer == Void {
  /// A POST whose status is its answer.
  static func order(_ path: String, body: JSONText? = nil) -> Request {
    Request(method: .post, path: path, body: body) { _, _ in }
  }
}
