// SPDX-License-Identifier: MIT

import Core
import Testing

struct AppNameTests {
  @Test(arguments: [
    "a", "1", "node-js-app", "my.app", "under_score", "0-0", "a..b", "x-", String(repeating: "x", count: 200),
  ])
  func `what Dokku takes for an app's name is one`(text: String) {
    #expect(AppName(text)?.rawValue == text)
    #expect(AppName(text)?.description == text)
  }

  @Test(arguments: HostileNames.all + ["App", "aPP", "APP", String(repeating: "x", count: 201)])
  func `anything else is none`(text: String) {
    #expect(AppName(text) == nil)
  }

  @Test func `a part of a line is read as the line would be`() {
    #expect(AppName("blog 1".prefix(4)) == "blog")
  }

  @Test func `names sort by their bytes`() {
    let names: [AppName] = ["b", "a-b", "a", "a.b", "10", "9"]
    #expect(names.sorted() == ["10", "9", "a", "a-b", "a.b", "b"])
  }
}
