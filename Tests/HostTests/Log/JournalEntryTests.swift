// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct JournalEntryTests {
  @Test func `fields go as lines of name and value`() {
    let entry = JournalEntry.spell(Record(.nginxReloaded, .info, "reloaded", [.nginxGeneration: "3", .app: "blog"]))
    #expect(
      String(decoding: entry, as: UTF8.self) == """
        PRIORITY=6
        SYSLOG_IDENTIFIER=dokku-event-listener
        MESSAGE_ID=\(RecordKind.nginxReloaded.messageID)
        MESSAGE=reloaded
        DOKKU_APP=blog
        NGINX_GENERATION=3

        """)
  }

  @Test func `a value with a line's end goes with its length`() {
    let entry = JournalEntry.spell(Record(.trace, .debug, "m", [.reason: "a\nb=c"]))
    let expected = Array("ERROR\n".utf8) + [5, 0, 0, 0, 0, 0, 0, 0] + Array("a\nb=c\n".utf8)
    #expect(entry.suffix(expected.count) == expected[...])
  }

  @Test func `no value can make up a field`() {
    let entry = JournalEntry.spell(Record(.trace, .debug, "m\nPRIORITY=0"))
    let expected = Array("MESSAGE\n".utf8) + [12, 0, 0, 0, 0, 0, 0, 0] + Array("m\nPRIORITY=0\n".utf8)
    #expect(entry.suffix(expected.count) == expected[...])
  }

  @Test(arguments: [0, 1, 2])
  func `a value past the limit is cut between characters`(shift: Int) {
    let long = String(repeating: "x", count: shift) + String(repeating: "→", count: 20000)
    let entry = JournalEntry.spell(Record(.trace, .debug, long))
    let message = entry.split(separator: 0x0a).last.map { String(validating: $0, as: UTF8.self) }
    let value = message.flatMap { $0 }?.dropFirst("MESSAGE=".count)
    #expect(value.map { long.hasPrefix($0) } == true)
    #expect((value?.utf8.count).map { (JournalEntry.valueLimit - 2...JournalEntry.valueLimit).contains($0) } == true)
  }

  @Test func `even the largest entry fits a datagram`() {
    let long = String(repeating: "y", count: 1 << 20)
    let fields = Dictionary(uniqueKeysWithValues: [RecordField.reason, .logTail].map { ($0, long) })
    #expect(JournalEntry.spell(Record(.trace, .debug, long, fields)).count < 150_000)
  }
}
