// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct PaxRecordsTests {
  private func read(_ text: String) throws(MalformedArchive) -> PaxRecords { try PaxRecords(Array(text.utf8)[...]) }

  @Test func `records count with their own length, the last of a key wins`() throws {
    let records = try read("13 path=a=\nb\n17 path=PORTS xy\n9 size=7\n")
    #expect((records.path, records.size) == ("PORTS xy", 7))
    #expect(try read("") == read("12 comment=\n"))
  }

  @Test(arguments: [
    "x", "0 a=b\n", "-6 a=b\n", "6 a=b", "7 a=b\n", "5 a=b\n", "6 abc\n", " a=b\n", "9999999999999999999 a=b\n",
    "10 size=x\n", "12 size=-10\n", "9 size=\n", "3 \n", "2 ", "1",
  ])
  func `a record that makes no sense is a fault`(_ text: String) {
    #expect(throws: MalformedArchive.badRecord) { try read(text) }
  }
}
