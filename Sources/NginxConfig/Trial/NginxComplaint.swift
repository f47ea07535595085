// SPDX-License-Identifier: MIT
import Core

/// Why nginx does not take a configuration, in its own words.
package struct NginxComplaint: Error, Hashable, Sendable {
  /// One line.
  package let words: String
  /// The file that nginx names at the end of its words, and the line in it, counted from 1.
  package let file: String?
  package let line: Int?

  package init(words: String, file: String? = nil, line: Int? = nil) {
    self.words = words
    self.file = file
    self.line = line
  }

  /// Reads what a failed `nginx -t` wrote to standard error: warnings, then the one `[emerg]` that it ended with. That may
  /// span lines, for it quotes the file. Only the very end of it is nginx's own for certain.
  package init(testOutput text: String) {
    let lines = text.split(whereSeparator: \.isNewline).filter { !Self.isClosingWord($0) }
    guard let first = lines.firstIndex(where: { Self.message($0, after: Self.severities) != nil }) else {
      self.init(words: lines.last.map(String.init) ?? "nginx gave no reason")
      return
    }
    let head = Self.message(lines[first], after: Self.severities) ?? lines[first]
    self.init(message: ([head] + lines[(first + 1)...]).joined(separator: " "))
  }

  /// Reads the lines that a master process wrote to its error log during a reload; nil where it complained of nothing.
  ///
  /// A line is `2024/05/01 10:00:00 [emerg] 4711#4711: bind() to 0.0.0.0:80 failed (98: Address already in use)`, and a
  /// taken port is told five times over.
  package init?(log text: String, master: Int32) {
    let marks = Self.severities.map { "\($0)\(master)#\(master): " }
    var messages: [Substring] = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard let message = Self.message(line, after: marks), !messages.contains(message) else { continue }
      messages.append(message)
    }
    guard !messages.isEmpty else { return nil }
    self.init(message: messages.prefix(4).joined(separator: "; "))
  }

  private init(message: String) {
    let place = Self.place(atEndOf: message)
    self.init(words: message, file: place?.file, line: place?.line)
  }

  /// The ports of addresses that nginx could not listen on, because somebody else does or the host has no such address.
  package var blockedPorts: Set<Port> {
    Set(
      words.ranges(of: "bind() to ").compactMap { range in
        let place = words[range.upperBound...].prefix { $0 != " " }
        return place.split(separator: ":").last.flatMap { Port($0) }
      })
  }

  /// The same with one path in place of another, for a file that was tested away from its place.
  package func naming(_ file: String, insteadOf trial: String) -> NginxComplaint {
    NginxComplaint(
      words: words.replacing(trial, with: file), file: self.file?.replacing(trial, with: file), line: line)
  }
}

extension NginxComplaint: CustomStringConvertible {
  package var description: String { words }
}

extension NginxComplaint {
  private static let severities = ["[emerg] ", "[alert] ", "[crit] "]

  private static func message(_ line: Substring, after marks: [String]) -> Substring? {
    for mark in marks {
      if let range = line.firstRange(of: mark) { return withoutProcess(line[range.upperBound...]) }
    }
    return nil
  }

  /// `4711#4711: ` stands before the message wherever an error log was named.
  private static func withoutProcess(_ message: Substring) -> Substring {
    let head = message.prefix { $0 != " " }
    guard head.hasSuffix(":"), head.contains("#"), head.dropLast().allSatisfy({ $0.isNumber || $0 == "#" }) else {
      return message
    }
    return message.dropFirst(head.count + 1)
  }

  /// `nginx: configuration file /etc/nginx/nginx.conf test failed`
  private static func isClosingWord(_ line: Substring) -> Bool {
    line.hasPrefix("nginx: configuration file ") && line.hasSuffix(" test failed")
  }

  /// ` in /path/to/file:12`
  private static func place(atEndOf message: String) -> (file: String, line: Int)? {
    guard let colon = message.lastIndex(of: ":"), let line = Int(message[message.index(after: colon)...]), line > 0
    else {
      return nil
    }
    guard let start = message[..<colon].ranges(of: " in /").last else { return nil }
    return (String(message[message.index(before: start.upperBound)..<colon]), line)
  }
}
