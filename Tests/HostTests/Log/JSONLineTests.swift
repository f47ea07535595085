// SPDX-License-Identifier: MIT
import Core
import Foundation
import Testing

@testable import Host

struct JSONLineTests {
  @Test func `a record has the fields of the journal, all of them texts`() throws {
    let record = Record(.containerCrashed, .warning, "blog.web.1 \"fell\"\nover", [.app: "blog", .exitCode: "139"])
    let line = JSONLine.spell(record, at: WallTime(microseconds: 1_700_000_000_123_456))
    #expect(!line.contains("\n"))
    let object = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
    #expect(
      object == [
        "__REALTIME_TIMESTAMP": "1700000000123456", "PRIORITY": "4", "SYSLOG_IDENTIFIER": "dokku-event-listener",
        "MESSAGE_ID": RecordKind.containerCrashed.messageID, "MESSAGE": "blog.web.1 \"fell\"\nover",
        "DOKKU_APP": "blog", "CONTAINER_EXIT_CODE": "139",
      ])
  }

  @Test func `the fields come in the same order every time`() {
    let fields: [RecordField: String] = [.reason: "r", .app: "a", .outage: "1", .containerName: "c"]
    let line = JSONLine.spell(Record(.trace, .debug, "m", fields), at: WallTime(microseconds: 1))
    let head = #"{"__REALTIME_TIMESTAMP":"1","PRIORITY":"7","SYSLOG_IDENTIFIER":"dokku-event-listener","MESSAGE_ID":""#
    #expect(line.hasPrefix(head))
    #expect(line.hasSuffix(#","MESSAGE":"m","CONTAINER_NAME":"c","DOKKU_APP":"a","ERROR":"r","OUTAGE_USEC":"1"}"#))
  }
}
