// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct JournalRowTests {
  @Test(arguments: RecordKind.allCases)
  func `the kind of a record is known by its id`(kind: RecordKind) {
    #expect(JournalRow(time: 1, fields: ["MESSAGE_ID": kind.messageID]).kind == kind)
  }

  @Test func `an entry of somebody else's has none`() {
    #expect(JournalRow(time: 1, fields: ["MESSAGE_ID": "0"]).kind == nil)
    #expect(JournalRow(time: 1, fields: [:]).kind == nil)
  }
}
