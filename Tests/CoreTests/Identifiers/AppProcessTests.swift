// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct AppProcessTests {
  @Test func `they are told and sorted by app, then by type`() {
    let sorted = [AppProcess("shop", "web"), AppProcess("blog", "worker"), AppProcess("blog", "web")].sorted()
    #expect(sorted.map(\.description) == ["blog.web", "blog.worker", "shop.web"])
  }
}
