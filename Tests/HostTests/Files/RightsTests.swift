// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct RightsTests {
  @Test func `what is in the way is told as an errno`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")
    #expect(Rights.refusal(of: R_OK, to: file) == 0)
    #expect(Rights.refusal(of: R_OK, to: folder.path("nowhere")) == ENOENT)
    // Nobody may run a file that is not to be run, root not either.
    #expect(Rights.refusal(of: X_OK, to: file) == EACCES)
  }
}
