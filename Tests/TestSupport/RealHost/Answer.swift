// SPDX-License-Identifier: MIT

/// What a client got for one request.
package enum Answer: Hashable, Sendable {
  /// A sample app's container answered.
  case from(app: String, process: String, container: String)
  /// nginx itself answered, with this status.
  case status(Int)
  /// A container ended in the middle of its answer.
  case half
  /// No connection, or none that an answer came on.
  case none

  package init(_ answer: (status: Int, body: String)?) {
    guard let answer else {
      self = .none
      return
    }
    self = Self.named(answer.body) ?? (answer.status == 200 ? .half : .status(answer.status))
  }

  package var app: String? {
    guard case .from(let app, _, _) = self else { return nil }
    return app
  }

  /// `app=APP process=TYPE.N container=ID`, the first line that the sample image serves.
  private static func named(_ body: String) -> Answer? {
    let words = body.prefix { $0 != "\n" }.split(separator: " ")
    guard words.count == 3, words[0].hasPrefix("app="), words[1].hasPrefix("process=") else { return nil }
    return .from(
      app: String(words[0].dropFirst(4)), process: String(words[1].dropFirst(8)),
      container: String(words[2].dropFirst(10)))
  }
}
