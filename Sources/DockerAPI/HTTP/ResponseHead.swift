// SPDX-License-Identifier: MIT

/// A response's status line and fields (RFC 9112, 4 and 5).
package struct ResponseHead: Hashable, Sendable {
  package let status: Int
  /// By lowercase name; several lines of one name are joined by commas (RFC 9110, 5.3).
  package internal(set) var fields: [String: String] = [:]
  /// HTTP/1.0 closes its connection after one response.
  let isVersion1_0: Bool

  package init(status: Int, fields: [String: String] = [:]) {
    self.status = status
    self.fields = fields
    isVersion1_0 = false
  }

  /// `HTTP/1.1 200 OK`; the reason may be missing.
  init(statusLine line: ArraySlice<UInt8>) throws(MalformedResponse) {
    let line = Array(line)
    let start = Array("HTTP/1.".utf8)
    guard line.count >= 12, line.starts(with: start), line[7].isDigit, line[8] == 0x20 else { throw .notHTTP }
    guard line[9...11].allSatisfy(\.isDigit), line.count == 12 || line[12] == 0x20 else { throw .notHTTP }
    guard let status = Int(String(decoding: line[9...11], as: UTF8.self)), status >= 100 else { throw .notHTTP }
    self.status = status
    isVersion1_0 = line[7] == 0x30
  }

  mutating func add(fieldLine line: ArraySlice<UInt8>) throws(MalformedResponse) {
    guard let colon = line.firstIndex(of: 0x3a), colon > line.startIndex else { throw .badField }
    guard line[..<colon].allSatisfy(\.isTokenCharacter) else { throw .badField }
    let value = line[(colon + 1)...].trimmingBlanks()
    guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else { throw .badField }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let text = String(decoding: value, as: UTF8.self)
    fields[name] = fields[name].map { "\($0), \(text)" } ?? text
  }

  /// Nil where the body is not counted.
  func contentLength() throws(MalformedResponse) -> Int? {
    guard let text = fields["content-length"] else { return nil }
    var lengths: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let digits = Array(part.utf8)[...].trimmingBlanks()
      guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { throw .badLength }
      guard let length = Int(String(decoding: digits, as: UTF8.self)) else { throw .badLength }
      lengths.insert(length)
    }
    guard lengths.count == 1 else { throw .badLength }
    return lengths.first
  }

  /// A length beside a coding is how requests are smuggled (RFC 9112, 6.3): no engine sends it.
  func isChunked() throws(MalformedResponse) -> Bool {
    guard let coding = fields["transfer-encoding"] else { return false }
    guard coding.lowercased() == "chunked", !isVersion1_0, fields["content-length"] == nil else { throw .badCoding }
    return true
  }

  var asksToClose: Bool {
    let options = (fields["connection"] ?? "").lowercased().split(separator: ",")
    return isVersion1_0 || options.contains { Array($0.utf8)[...].trimmingBlanks().elementsEqual("close".utf8) }
  }
}
