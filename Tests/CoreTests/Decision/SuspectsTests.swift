// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct SuspectsTests {
  private let apps = ["a", "b", "c"].compactMap { AppName($0) }

  @Test func `all that were written since the last proof are accused, and tried one at a time`() {
    var suspects = Suspects()
    suspects.wrote(apps)
    #expect(suspects.accuse() == apps)
    #expect([suspects.next(), suspects.next(), suspects.next(), suspects.next()] == [apps[0], apps[1], apps[2], nil])
  }

  @Test func `one alone needs no trial`() {
    var suspects = Suspects()
    suspects.wrote([apps[0]])
    #expect(suspects.accuse() == [])
  }

  @Test func `who was proven is not accused`() {
    var suspects = Suspects()
    suspects.wrote(apps)
    suspects.proven()
    #expect(suspects.accuse() == [])
  }
}
