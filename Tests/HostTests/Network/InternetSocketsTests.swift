// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct InternetSocketsTests {
  @Test func `outside of a sandbox they are allowed`() { #expect(InternetSockets.areAllowed) }
}
