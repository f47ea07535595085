// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct StringAppTests {
  @Test func `an app is named once`() throws {
    let app = try #require(AppName("shop"))
    #expect("shop: no template".without(app) == "no template")
    #expect("shopping: no".without(app) == "shopping: no")
  }
}
