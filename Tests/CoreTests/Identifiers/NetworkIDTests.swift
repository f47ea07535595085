// SPDX-License-Identifier: MIT

import Core
import Testing

struct NetworkIDTests {
  @Test(arguments: [ContainerIDTests.full, "0123456789ab", "tq1zk9x0w2v3u4t5s6r7q8p9o"])
  func `the ids of one engine and of a swarm are ids`(text: String) {
    #expect(NetworkID(text)?.rawValue == text)
    #expect(NetworkID(text)?.short == String(text.prefix(12)))
  }

  @Test(arguments: [
    "", "0123456789a", ContainerIDTests.full + "0", "0123456789AB", "0123456789a/", "0123456789a\n", "éééééé",
  ])
  func `anything else is none`(text: String) {
    #expect(NetworkID(text) == nil)
  }
}
