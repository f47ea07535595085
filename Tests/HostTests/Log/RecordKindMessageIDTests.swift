// SPDX-License-Identifier: MIT
import Core
import Foundation
import Testing

@testable import Host

struct RecordKindMessageIDTests {
  @Test func `every kind has an id of its own`() {
    #expect(Set(RecordKind.allCases.map(\.messageID)).count == RecordKind.allCases.count)
  }

  @Test(arguments: RecordKind.allCases)
  func `an id is 128 bits in small hexadecimal digits`(kind: RecordKind) {
    #expect(kind.messageID.wholeMatch(of: /[0-9a-f]{32}/) != nil)
  }

  @Test func `the catalog explains every kind and nothing else`() throws {
    let entries = try Self.catalog()
    #expect(entries.map(\.id).sorted() == RecordKind.allCases.map(\.messageID).sorted())
  }

  @Test func `every entry has a subject, says whose it is, and explains`() throws {
    for entry in try Self.catalog() {
      let (head, text) = (entry.lines.prefix(2), entry.lines.dropFirst(3))
      #expect(head.first?.wholeMatch(of: /Subject: \S.*/) != nil, "\(entry)")
      #expect(head.last == "Defined-By: dokku-event-listener", "\(entry)")
      #expect(entry.lines.dropFirst(2).first == "", "\(entry)")
      #expect(text.contains { !$0.isEmpty }, "\(entry)")
    }
  }

  @Test func `the catalog names no field that records do not have`() throws {
    let fields = Set(RecordField.allCases.map(\.rawValue))
    for line in try Self.catalog().flatMap(\.lines) {
      for match in line.matches(of: /@([^@]*)@/) { #expect(fields.contains(String(match.1)), "\(line)") }
      #expect(line.count { $0 == "@" } % 2 == 0, "\(line)")
    }
  }

  private static func catalog() throws -> [(id: String, lines: [String])] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let text = try String(contentsOf: root.appending(path: "systemd/dokku-event-listener.catalog"), encoding: .utf8)
    return text.split(separator: "\n-- ").dropFirst().map { entry in
      let lines = entry.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return (lines[0], Array(lines.dropFirst()))
    }
  }
}
