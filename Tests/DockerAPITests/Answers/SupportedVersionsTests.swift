// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct SupportedVersionsTests {
  private func versions(_ status: Int, _ newest: String, _ message: String = "OK") throws -> SupportedVersions {
    let head = ResponseHead(status: status, fields: ["api-version": newest])
    return try Request.negotiation.read(head, Array(message.utf8))
  }

  @Test(arguments: [
    (APIVersion(1, 51), APIVersion(1, 51)), (APIVersion(1, 55), APIVersion(1, 51)),
    (APIVersion(2, 0), APIVersion(1, 51)), (APIVersion(1, 41), APIVersion(1, 41)),
  ])
  func `the newest version that both know is spoken`(_ theirs: APIVersion, _ expected: APIVersion) throws {
    #expect(try versions(200, "\(theirs)").spoken == expected)
  }

  @Test(arguments: [("1.41", APIVersion(1, 41)), ("1.50", APIVersion(1, 50)), ("1.40", nil), ("0.99", nil)])
  func `an older engine refuses with its newest version`(_ theirs: String, _ expected: APIVersion?) throws {
    let refused = try versions(
      400, theirs, #"{"message":"client version 1.51 is too new. Maximum supported API version is \#(theirs)"}"#)
    #expect(refused.spoken == expected)
    #expect(refused.minimum == nil)
  }

  @Test(arguments: [
    ("is 1.52, please upgrade your client to a newer version", APIVersion(1, 52)), ("is 1.53", APIVersion(1, 53)),
    ("is 1.12, please upgrade", APIVersion(1, 54)), ("is 1.60, please upgrade", APIVersion(1, 54)),
    ("is", APIVersion(1, 54)), ("is new", APIVersion(1, 54)),
  ])
  func `an engine with a newer minimum is spoken to in it, else in its newest`(
    _ words: String, _ expected: APIVersion
  ) throws {
    let message = "client version 1.51 is too old. Minimum supported API version \(words)"
    #expect(try versions(400, "1.54", #"{"message":"\#(message)"}"#).spoken == expected)
    #expect(try versions(400, "1.54", message).spoken == expected)
  }

  @Test func `an answer without a version is none`() {
    #expect(throws: UnreadableAnswer(#"/_ping: no API version but "x""#)) { try versions(200, "x") }
    #expect(throws: UnreadableAnswer.self) { try Request.negotiation.read(ResponseHead(status: 200), []) }
  }
}
