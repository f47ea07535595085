// SPDX-License-Identifier: MIT
import Foundation

/// A request as a server reads it.
package struct HTTPRequest: Sendable {
  package let method: String
  /// Without the query.
  package let path: String
  /// Percent-decoded; the last one of a name wins.
  package let query: [String: String]
  /// Names in lowercase.
  package let headers: [String: String]
  package var body: [UInt8] = []

  /// Reads a request's head, without the empty line that ends it.
  package init?(head: String) {
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else { return nil }
    method = String(words[0])
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(target[0])
    query = target.count == 2 ? Self.parameters(target[1]) : [:]
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      headers[line[..<colon].lowercased()] = value
    }
    self.headers = headers
  }

  package var bodyLength: Int { headers["content-length"].flatMap { Int($0) } ?? 0 }
  package var wantsClose: Bool { headers["connection"]?.lowercased() == "close" }

  private static func parameters(_ text: Substring) -> [String: String] {
    let pairs = text.split(separator: "&").map { pair -> (String, String) in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decoded(halves[0]), halves.count == 2 ? decoded(halves[1]) : "")
    }
    return Dictionary(pairs) { $1 }
  }

  private static func decoded(_ text: Substring) -> String {
    let spaced = text.replacingOccurrences(of: "+", with: " ")
    return spaced.removingPercentEncoding ?? spaced
  }
}
