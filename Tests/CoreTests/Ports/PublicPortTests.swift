// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PublicPortTests {
  @Test(arguments: [("25", "25/tcp"), ("25/tcp", "25/tcp"), ("53/udp", "53/udp"), ("65535/udp", "65535/udp")])
  func `a port without a protocol is TCP`(text: String, spelled: String) {
    #expect(PublicPort(text).map { "\($0)" } == spelled)
  }

  @Test(arguments: ["", "/", "25/", "/udp", "0/udp", "65536", "25/sctp", "25/TCP", "25/tcp/udp", "+25", "025", " 25"])
  func `nothing else is a port`(text: String) { #expect(PublicPort(text) == nil) }

  @Test func `ports are sorted by number, then by protocol`() {
    let sorted: [PublicPort] = ["9/udp", "53/tcp", "53/udp", "100/tcp"]
    #expect(sorted.reversed().sorted() == sorted)
  }
}
