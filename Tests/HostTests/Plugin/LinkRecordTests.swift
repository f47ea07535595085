// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct LinkRecordTests {
  @Test(arguments: [["/a", "/b", "/c"], ["/a", nil, "/c"], [nil, nil, nil]])
  func `what was kept is read back`(targets: [String?]) {
    #expect(LinkRecord.targets(LinkRecord.text(targets), count: 3) == targets)
  }

  @Test(arguments: ["", "/a\n", "/a\n/b\n/c", "/a\n/b\n/c\n/d\n"])
  func `anything else is no record`(text: String) {
    #expect(LinkRecord.targets(text, count: 3) == nil)
  }
}
