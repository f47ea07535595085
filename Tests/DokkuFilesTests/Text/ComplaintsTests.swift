// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct ComplaintsTests {
  @Test func `a complaint names file, line and reason`() {
    var complaints = Complaints()
    complaints.add("/home/dokku/blog/VHOST", line: 3, "not a domain")
    complaints.add("/home/dokku/blog/IP.web.1", "not a regular file")
    #expect(
      complaints.lines == ["/home/dokku/blog/VHOST:3: not a domain", "/home/dokku/blog/IP.web.1: not a regular file"])
  }

  @Test func `a refused file is complained of, a missing one is not`() {
    var complaints = Complaints()
    let folder = RawFolder(path: "/f", files: ["a": .bytes([1]), "b": .refused(reason: "larger than 64 KiB")])
    #expect(complaints.contents(of: "a", in: folder) == [1])
    #expect(complaints.contents(of: "b", in: folder) == nil)
    #expect(complaints.contents(of: "c", in: folder) == nil)
    #expect(complaints.lines == ["/f/b: larger than 64 KiB"])
  }

  @Test(arguments: [
    ("plain", "\"plain\""),
    ("two\nlines", "\"two\\u{a}lines\""),
    ("\u{1b}[31mred", "\"\\u{1b}[31mred\""),
    ("a\u{202e}b", "\"a\\u{202e}b\""),
    ("bücher", "\"bücher\""),
    (String(repeating: "x", count: 61), "\"\(String(repeating: "x", count: 60))…\""),
  ])
  func `quoted text fits one line and obeys nothing`(text: String, quoted: String) {
    #expect(Complaints.quoted(text) == quoted)
  }

  @Test func `bytes that are no text can be quoted too`() {
    #expect(Complaints.quoted([0xff, 0x00]) == "\"\u{fffd}\\u{0}\"")
  }
}
