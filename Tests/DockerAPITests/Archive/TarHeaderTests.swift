// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct TarHeaderTests {
  @Test func `a block tells name, size and kind`() throws {
    let header = try #require(try TarHeader(Tar.header("PORTS", "00000000017", "0")[...]))
    #expect((header.name, header.size, header.kind) == ("PORTS", 15, .regular))
    #expect(try TarHeader(Tar.header("b", "0", "0", "a")[...])?.name == "a/b")
    #expect(try TarHeader(Tar.end[..<512]) == nil)
  }

  @Test func `a size beyond eight gigabytes comes in binary`() throws {
    var block = Tar.header("PORTS", "", "0")
    block.replaceSubrange(124..<136, with: [0x80, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1])
    #expect(try TarHeader(Tar.summed(block)[...])?.size == 8_589_934_593)
  }

  @Test(arguments: [
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Array("0000000008".utf8),
  ])
  func `a number that is none is a fault`(_ size: [UInt8]) {
    var block = Tar.header("PORTS", "", "0")
    block.replaceSubrange(124..<(124 + size.count), with: size)
    #expect(throws: MalformedArchive.badNumber) { try TarHeader(Tar.summed(block)[...]) }
  }

  @Test func `one byte that is another is found out`() {
    let block = Tar.header("PORTS", "00000000017", "0")
    for index in block.indices where !(148..<156).contains(index) {
      var damaged = block
      damaged[index] ^= 1
      #expect(throws: MalformedArchive.self) { try TarHeader(damaged[...]) }
    }
  }
}
