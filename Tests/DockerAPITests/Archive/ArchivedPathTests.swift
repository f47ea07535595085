// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct ArchivedPathTests {
  private func read(_ archive: [UInt8], limit: Int = 1000) throws(MalformedArchive) -> ArchivedPath {
    try ArchivedPath(archive: archive, named: "PORTS", limit: limit)
  }

  private let file = Tar.entry("PORTS", "25:5025\n")

  @Test func `a regular file is its bytes`() throws {
    #expect(try read(file + Tar.end) == .file(Array("25:5025\n".utf8)))
    #expect(try read(Tar.entry("PORTS") + Tar.end) == .file([]))
    #expect(try read(Tar.entry("PORTS", "x", type: "\u{0}") + Tar.end) == .file([0x78]))
  }

  @Test func `what is no file says what it is`() throws {
    #expect(try read(Tar.entry("PORTS/", type: "5") + Tar.entry("PORTS/secret", "x")) == .folder)
    #expect(try read(Tar.entry("PORTS", type: "2") + Tar.end) == .link)
    #expect(try read(Tar.entry("PORTS", type: "1") + Tar.end) == .link)
    for type in "346S" { #expect(try read(Tar.entry("PORTS", type: type) + Tar.end) == .other) }
  }

  @Test func `an extended header's path and size count for the entry after it`() throws {
    let extended = Tar.entry("x", Tar.record("mtime", "1.5") + Tar.record("path", "PORTS"), type: "x")
    #expect(try read(extended + Tar.entry("other", "1:2")) == .file(Array("1:2".utf8)))
    let sized = Tar.entry("x", Tar.record("size", "3"), type: "x")
    #expect(try read(sized + Tar.entry("PORTS", "1:2 and more")) == .file(Array("1:2".utf8)))
  }

  @Test func `remarks on all entries are passed over`() throws {
    let remarks = Tar.entry("pax", Tar.record("comment", "none"), type: "g") + Tar.entry("long", "x", type: "L")
    #expect(try read(remarks + file) == .file(Array("25:5025\n".utf8)))
  }

  @Test(arguments: ["/PORTS", "../PORTS", "./PORTS", "app/PORTS", "PORTS2", "ports", "", "PORTS//"])
  func `an entry of another name is not taken for it`(_ name: String) {
    #expect(throws: MalformedArchive.otherName) { try read(Tar.entry(name, "25:5025\n")) }
    #expect(throws: MalformedArchive.otherName) {
      try read(Tar.entry("x", Tar.record("path", name), type: "x") + file)
    }
  }

  @Test func `a folder before the name makes it another name`() {
    #expect(throws: MalformedArchive.otherName) { try read(Tar.entry("PORTS", "x", prefix: "etc")) }
  }

  @Test func `an empty archive holds nothing`() {
    #expect(throws: MalformedArchive.otherName) { try read(Tar.end) }
    #expect(throws: MalformedArchive.cutShort) { try read([]) }
  }

  @Test func `more than is wanted is too large, whatever follows`() throws {
    #expect(try read(file, limit: 7) == .tooLarge)
    #expect(try read(Tar.header("PORTS", "77777777777", "0")) == .tooLarge)
    let pax = Tar.entry("x", Tar.record("size", "999999999999999"), type: "x")
    #expect(try read(pax + file) == .tooLarge)
  }

  @Test func `an archive that is cut anywhere is a fault, and never something else`() {
    for end in 0..<(512 + 8) {
      #expect(throws: MalformedArchive.cutShort) { try read(Array(file.prefix(end))) }
    }
    let extended = Tar.entry("x", Tar.record("path", "PORTS"), type: "x") + file
    for end in stride(from: 0, to: 1536 + 8, by: 7) {
      #expect(throws: MalformedArchive.self) { try read(Array(extended.prefix(end))) }
    }
  }
}
