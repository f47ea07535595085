// SPDX-License-Identifier: MIT

import Core
import Testing

struct NetworkNameTests {
  @Test(arguments: ["bridge", "back-end", "Net_1", "a.b", "1", String(repeating: "x", count: 255)])
  func `what Docker takes for a network's name is one`(text: String) {
    #expect(NetworkName(text)?.rawValue == text)
    #expect(NetworkName(text)?.description == text)
  }

  @Test(arguments: HostileNames.all)
  func `anything else is none`(text: String) {
    #expect(NetworkName(text) == nil)
  }

  @Test func `the default network is named bridge`() {
    #expect(NetworkName.bridge == "bridge")
  }
}
