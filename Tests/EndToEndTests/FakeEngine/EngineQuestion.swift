// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// The same question for any engine, asked with curl, which is on neither side.
struct EngineQuestion: CustomStringConvertible {
  struct Answer: Equatable {
    let status: Int
    let body: String
  }

  let method: String
  let path: String
  var body: String?

  init(_ method: String, _ path: String, _ body: String? = nil) {
    self.method = method
    self.path = path
    self.body = body
  }

  var description: String { "\(method) \(path) \(body ?? "")" }

  func ask(_ socket: String) throws -> Answer {
    let data = body.map { ["--header", "Content-Type: application/json", "--data", $0] } ?? []
    let text = try EmbeddedHostScript.output(
      of: ["curl", "--silent", "--max-time", "5", "--unix-socket", socket, "--request", method]
        + ["--write-out", "\n%{http_code}", "http://docker\(path)"] + data)
    let end = text.lastIndex(of: "\n") ?? text.startIndex
    let status = Int(text[end...].trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    return Answer(status: status, body: text[..<end].trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
