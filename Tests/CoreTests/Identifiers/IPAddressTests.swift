// SPDX-License-Identifier: MIT

import Core
import Testing

struct IPAddressTests {
  @Test(arguments: ["0.0.0.0", "127.0.0.1", "172.17.0.2", "255.255.255.255", "10.0.0.10"])
  func `IPv4 is spelled as it is read`(text: String) {
    #expect(IPAddress(text)?.description == text)
    #expect(IPAddress(text)?.isV4 == true)
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.1.1.1", "1.2.3.256", "01.2.3.4", "1.2.3.04",
    "00.0.0.0",
    "127.1", "0x7f.0.0.1", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4\n", "1.2.3.-4", "1.2.3.+4", "１.2.3.4", "1.2.3.4/16",
    "1.2.3.4:80",
    "localhost", "1.2.3.4;", "1e1.2.3.4",
  ])
  func `anything else is no IPv4`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: [
    ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("fd00:0:0:0:0:0:0:2", "fd00::2"), ("FD00::ABCD", "fd00::abcd"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:0db8::0001", "2001:db8::1"),
    ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
    ("0:0:0:1:2:3:4:5", "::1:2:3:4:5"),
    ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1:2:3:4:5:0:0:0", "1:2:3:4:5::"),
    ("::ffff:1.2.3.4", "::ffff:102:304"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
    ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"),
  ])
  func `IPv6 is spelled as RFC 5952 has it`(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
    #expect(IPAddress(text)?.isV4 == false)
    #expect(IPAddress(canonical) == IPAddress(text))
  }

  @Test(arguments: [
    ":", ":::", "1", "1:", ":1", "1:2", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:", ":1:2:3:4:5:6:7:8",
    "1::2::3", "1:::2", "::1::", "1:2:3:4::5:6:7:8", "12345::", "g::", "+1::", "-0::1", "::-1", "::+1", " ::1", "::1 ",
    "::1\n", "fe80::1%eth0", "[::1]", "::1/64", "1.2.3.4::", "1.2.3.4::1", "::1.2.3.4:5", "1:1.2.3.4::", "::1.2.3",
    "::1.2.3.256", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::１",
  ])
  func `anything else is no IPv6`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `what is spelled is read back, whatever the groups`() {
    var random = SplitMix64(seed: 1)
    // Zeros often, so that runs of them of every length and place occur.
    let half = { (random: inout SplitMix64) in
      (0..<4).reduce(UInt64(0)) { value, _ in
        value << 16 | (random.oneIn(2) ? 0 : UInt64.random(in: 1...0xffff, using: &random))
      }
    }
    for _ in 0..<2000 {
      let address = IPAddress.v6(high: half(&random), low: half(&random))
      let spelled = address.description
      #expect(IPAddress(spelled) == address)
    }
  }

  @Test func `IPv4 comes before IPv6, each by number`() {
    let addresses: [IPAddress] = ["::1", "10.0.0.10", "fd00::", "10.0.0.9", "9.255.255.255"]
    #expect(addresses.sorted() == ["9.255.255.255", "10.0.0.9", "10.0.0.10", "::1", "fd00::"])
  }

  @Test func `the loopback address is 127.0.0.1`() {
    #expect(IPAddress.loopback == "127.0.0.1")
  }
}
