// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PortConflictTests {
  @Test func `both sides are named`() {
    #expect(
      PortConflict.taken(by: "mail").words("25/tcp", wantedBy: "blog") == "blog cannot have port 25/tcp: mail has it")
    #expect(
      PortConflict.http("shop").words("8080/tcp", wantedBy: "blog")
        == "blog cannot have port 8080/tcp: shop's http side has it")
    #expect(
      PortConflict.http("blog").words("8080/tcp", wantedBy: "blog")
        == "blog cannot have port 8080/tcp: its own http side has it")
    #expect(
      PortConflict.reserved.words("22/tcp", wantedBy: "blog")
        == "blog cannot have port 22/tcp: it is the host's own")
  }
}
