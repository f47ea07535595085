// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct StreamFileHeadTests {
  @Test(arguments: [[], ["25/tcp"], ["25/tcp", "53/udp", "8000/tcp"]] as [[PublicPort]])
  func `what is written is read again`(ports: [PublicPort]) {
    let head = StreamFileHead(app: "blog.a-b", ports: ports)
    #expect(StreamFileHead(Array((head.line + "\nupstream a { }\n").utf8)) == head)
    #expect(head.line.hasSuffix("\n"))
  }

  @Test(arguments: [
    "", "\n", "# Written by somebody for blog: 25/tcp\n", "upstream x { }\n",
    "# Written by dokku-event-listener for \n",
    "# Written by dokku-event-listener for ../x: 25/tcp\n", "\n# Written by dokku-event-listener for blog: 25/tcp\n",
  ])
  func `a file without that line is somebody else's`(text: String) {
    #expect(StreamFileHead(Array(text.utf8)) == nil)
  }

  @Test func `a word that is no port is left out`() {
    let line = "# Written by dokku-event-listener for blog: 25/tcp nonsense 0/udp"
    #expect(StreamFileHead(Array(line.utf8))?.ports == ["25/tcp"])
  }
}
