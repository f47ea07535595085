// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct PropertiesTests {
  private func folder(_ owner: String, _ name: String, _ bytes: [UInt8]) -> [PropertyPlugin: RawFolder] {
    [.proxy: RawFolder(path: "L/\(owner)", files: [name: .bytes(bytes)])]
  }

  @Test func `a value that is not UTF-8 counts as unset and is complained of`() {
    var properties = Properties(own: folder("app", "type", [0xff]), global: [:], complaints: Complaints())
    #expect(properties.computed(.proxy, "type") == nil)
    #expect(properties.complaints.lines == ["L/app/type: not UTF-8"])
  }

  @Test func `faults of a global value are not told for each app`() {
    var properties = Properties(own: [:], global: folder("--global", "type", [0xff]), complaints: Complaints())
    #expect(properties.computed(.proxy, "type") == nil)
    #expect(properties.complaints.lines == [])
  }

  @Test func `only the word true is true`() {
    for (text, expected) in [("true", true), ("true\n", true), ("True", false), ("1", false), ("false", false)] {
      var properties = Properties(
        own: folder("app", "disabled", Array(text.utf8)), global: [:], complaints: Complaints())
      #expect(properties.isTrue(.proxy, "disabled") == expected)
    }
  }

  @Test func `a list's bad elements are told with their line`() {
    let bytes = Array("1\n\nx\n 2 \n".utf8)
    var properties = Properties(own: folder("app", "list", bytes), global: [:], complaints: Complaints())
    #expect(properties.list(.proxy, "list", of: "a number") { Int($0) } == [1, 2])
    #expect(properties.complaints.lines == ["L/app/list:3: not a number: \"x\""])
  }
}
