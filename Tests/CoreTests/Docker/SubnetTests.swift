// SPDX-License-Identifier: MIT

import Core
import Testing

struct SubnetTests {
  @Test(
    arguments: [
      ("172.17.0.0/16", "172.17.255.255", true), ("172.17.0.0/16", "172.18.0.0", false),
      ("10.0.0.0/8", "10.9.8.7", true),
      ("172.17.5.9/16", "172.17.0.2", true), ("10.0.0.2/32", "10.0.0.2", true), ("10.0.0.2/32", "10.0.0.3", false),
      ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "::1", false), ("fd00::/64", "fd00::ffff", true),
      ("fd00::/64", "fd00:0:0:1::1", false), ("fd00::/72", "fd00::0001:0:0:1", true),
      ("fd00::/72", "fd00::0100:0:0:1", false),
      ("fd00::/8", "fdff::1", true), ("fd00::1/128", "fd00::1", true), ("fd00::1/128", "fd00::2", false),
      ("::/0", "fe80::1", true),
      ("::/0", "1.2.3.4", false),
    ] as [(String, IPAddress, Bool)])
  func `an address is in it or not`(text: String, address: IPAddress, isInside: Bool) {
    #expect(Subnet(text)?.contains(address) == isInside)
  }

  @Test(arguments: [
    "", "172.17.0.0", "172.17.0.0/", "/16", "172.17.0.0/33", "172.17.0.0/-1", "172.17.0.0/+8", "172.17.0.0/16/8",
    "172.17.0/16",
    "fd00::/129", "fd00::/", "x/8", "172.17.0.0/ 8", "172.17.0.0/8\n",
  ])
  func `anything else is none`(text: String) {
    #expect(Subnet(text) == nil)
  }
}
