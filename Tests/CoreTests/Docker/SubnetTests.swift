// SPDX-License-Identifier: MIT
import Core
import Testing

struct SubnetTests {
  @Test(arguments: [
    ("172.17.0.0/16", "172.17.255.255", true), ("172.17.0.0/16", "172.18.0.0", false),
    ("10.0.0.4/30", "10.0.0.7", true), ("10.0.0.4/30", "10.0.0.8", false),
    ("10.0.0.1/32", "10.0.0.1", true), ("10.0.0.1/32", "10.0.0.2", false), ("0.0.0.0/0", "203.0.113.9", true),
    ("fd00::/64", "fd00::ffff", true), ("fd00::/64", "fd00:0:0:1::", false), ("fd00::/80", "fd00::1:0:0:1", false),
    ("fd00::/80", "fd00::1", true), ("::/0", "fe80::1", true), ("172.17.0.0/16", "::1", false),
    ("::/0", "10.0.0.1", false),
  ])
  func `a subnet holds its own addresses and no others`(subnet: String, address: String, isHeld: Bool) throws {
    #expect(try #require(Subnet(subnet)).contains(#require(IPAddress(address))) == isHeld)
  }

  @Test(arguments: ["", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "a/8", "10.0.0.0/8/8"])
  func `what is no subnet is refused`(text: String) { #expect(Subnet(text) == nil) }
}
