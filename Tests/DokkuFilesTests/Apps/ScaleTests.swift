// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct ScaleTests {
  @Test func `a scale is a process type and a quantity`() {
    let files = TestApp().with(.ps, "scale", "web=2\nworker=0\n my-type.v1=10 \n").files
    #expect(files.scale.map { "\($0.key)=\($0.value)" }.sorted() == ["my-type.v1=10", "web=2", "worker=0"])
    #expect(files.complaints == [])
  }

  @Test(arguments: ["web", "web=", "=1", "web=-1", "web=1x", "web = 1", "web=1000000000"])
  func `a line that is none is complained of, the others stay`(line: String) {
    let files = TestApp().with(.ps, "scale", "web=2\n\(line)\n").files
    #expect(files.scale == [.web: 2])
    #expect(files.complaints == ["L/config/ps/app/scale:2: not TYPE=QUANTITY: \"\(line)\""])
  }

  @Test func `the last line of a type holds`() {
    #expect(TestApp().with(.ps, "scale", "web=2\nweb=3\n").files.scale == [.web: 3])
  }
}
