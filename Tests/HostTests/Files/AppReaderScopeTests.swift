// SPDX-License-Identifier: MIT

import Core
import TestSupport
import Testing

@testable import Host

struct AppReaderScopeTests {
  @Test func `an app that is not wanted is as if it were not there`() throws {
    let folder = try TemporaryFolder()
    for app in ["blog", "shop"] { try folder.write("", to: "home/\(app)/HEAD") }
    let (blog, shop) = (try #require(AppName("blog")), try #require(AppName("shop")))
    let reader = AppReader(root: folder.path("home"), library: folder.path("lib"), only: [blog])
    #expect(Set(try reader.readAll().apps.keys) == [blog])
    let readings = try reader.read([blog, shop])
    #expect(readings[shop] == .gone)
    guard case .files = readings[blog] else {
      Issue.record("\(String(describing: readings[blog]))")
      return
    }
  }
}
