// SPDX-License-Identifier: MIT

import Core
import Testing

struct ProcessTypeTests {
  @Test(arguments: ["web", "Worker", "my-type", "a.b", "a_b", "1", String(repeating: "x", count: 63)])
  func `a key of a Procfile is a process type`(text: String) {
    #expect(ProcessType(text)?.rawValue == text)
    #expect(ProcessType(text)?.description == text)
  }

  @Test(arguments: HostileNames.all + [String(repeating: "x", count: 64)])
  func `anything else is none`(text: String) {
    #expect(ProcessType(text) == nil)
  }

  @Test func `web is the type that Dokku proxies`() {
    #expect(ProcessType.web == "web")
  }
}
