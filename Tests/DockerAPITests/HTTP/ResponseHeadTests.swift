// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct ResponseHeadTests {
  private func head(_ lines: [String]) throws -> ResponseHead {
    var head = try ResponseHead(statusLine: Array(lines[0].utf8)[...])
    for line in lines.dropFirst() { try head.add(fieldLine: Array(line.utf8)[...]) }
    return head
  }

  @Test func `fields are found by lowercase name, without blanks around their values`() throws {
    let head = try head(["HTTP/1.1 404 Not Found", "Api-Version: \t1.41 ", "Empty:", "X-A: b: c"])
    #expect(head.status == 404)
    #expect(head.fields == ["api-version": "1.41", "empty": "", "x-a": "b: c"])
  }

  @Test func `lines of one name are joined`() throws {
    #expect(try head(["HTTP/1.1 200 OK", "A: b", "a: c"]).fields == ["a": "b, c"])
  }

  @Test func `a reason may be missing or empty`() throws {
    #expect(try head(["HTTP/1.1 200"]).status == 200)
    #expect(try head(["HTTP/1.1 200 "]).status == 200)
  }
}
