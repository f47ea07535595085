// SPDX-License-Identifier: MIT

import Core
import Testing

struct PortTests {
  @Test(arguments: [1, 80, 5000, 65535])
  func `a port is read from its decimal digits`(number: Int) {
    #expect(Port(String(number)) == Port(number))
    #expect(Port(number).map { Int($0.number) } == number)
    #expect(Port(number)?.description == String(number))
  }

  @Test(arguments: [
    "", "0", "00", "080", "65536", "-1", "+80", " 80", "80 ", "80\n", "8 0", "0x50", "80a", "８０",
    "99999999999999999999",
  ])
  func `anything else is none`(text: String) {
    #expect(Port(text) == nil)
  }

  @Test(arguments: [0, -1, 65536, Int.max, Int.min])
  func `a number out of range is none`(number: Int) {
    #expect(Port(number) == nil)
  }

  @Test func `the ports with a name are those that Dokku and the web agree on`() {
    #expect(Port.dokkuDefault == 5000)
    #expect(Port.http == 80)
    #expect(Port.https == 443)
  }
}
