// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct LeftoversTests {
  @Test func `files of dead processes and of our own number are left over, others are not`() throws {
    let folder = try TemporaryFolder()
    let dead = ".IP.web.1.del-4194305-1.tmp"
    let own = ".IP.web.1.del-\(getpid())-1.tmp"
    let parent = ".IP.web.1.del-\(getppid())-1.tmp"
    for name in [dead, own, parent, "IP.web.1", ".swp", "x.del-4194305-1.tmp"] { try folder.write("", to: name) }
    #expect(Leftovers.names(in: folder.path) == [dead, own].sorted())
  }

  @Test func `a folder that is not there has none`() {
    #expect(Leftovers.names(in: "/nowhere/at/all") == [])
  }
}
