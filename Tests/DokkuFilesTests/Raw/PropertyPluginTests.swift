// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct PropertyPluginTests {
  @Test func `the nginx plugin keeps its properties under nginx, all of which are read`() {
    #expect(PropertyPlugin.allCases.filter { $0.wanted == nil }.map(\.rawValue) == ["nginx"])
  }

  @Test func `nothing is wanted twice`() {
    for plugin in PropertyPlugin.allCases {
      let wanted = plugin.wanted ?? []
      #expect(Set(wanted).count == wanted.count)
    }
  }
}
