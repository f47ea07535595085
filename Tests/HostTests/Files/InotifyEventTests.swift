// SPDX-License-Identifier: MIT

import Glibc
import Testing

@testable import Host

struct InotifyEventTests {
  private func bytes(watch: Int32, mask: Int, name: String, padding: Int) -> [UInt8] {
    let header = [UInt32(bitPattern: watch), UInt32(mask), 0, UInt32(name.utf8.count + padding)]
    return header.flatMap { number in withUnsafeBytes(of: number) { Array($0) } } + Array(name.utf8)
      + Array(repeating: 0, count: padding)
  }

  private func parse(_ bytes: [UInt8]) -> [InotifyEvent] { bytes.withUnsafeBytes { InotifyEvent.all(in: $0) } }

  @Test func `events follow each other, names lose their padding`() {
    let events = parse(
      bytes(watch: 1, mask: Int(IN_CLOSE_WRITE), name: "IP.web.1", padding: 8)
        + bytes(watch: 2, mask: Int(IN_IGNORED), name: "", padding: 0)
        + bytes(watch: -1, mask: Int(IN_Q_OVERFLOW), name: "", padding: 0))
    #expect(events.map(\.watch) == [1, 2, -1])
    #expect(events.map(\.name) == ["IP.web.1", "", ""])
    #expect(events[0].has(Int(IN_CLOSE_WRITE)))
    #expect(!events[0].has(Int(IN_DELETE)))
    #expect(events[2].has(Int(IN_Q_OVERFLOW)))
  }

  @Test func `bytes cut anywhere are read without harm`() {
    let whole =
      bytes(watch: 1, mask: 2, name: "CONTAINER.web.1", padding: 1) + bytes(watch: 2, mask: 2, name: "x", padding: 3)
    for end in whole.indices { #expect(parse(Array(whole[..<end])).count <= 2) }
    #expect(parse(whole).count == 2)
  }
}
