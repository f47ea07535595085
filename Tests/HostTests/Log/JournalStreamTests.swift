// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

struct JournalStreamTests {
  @Test func `only the very file that stderr is counts`() {
    var status = stat()
    #expect(fstat(STDERR_FILENO, &status) == 0)
    #expect(JournalStream.isStandardError("\(status.st_dev):\(status.st_ino)"))
    #expect(!JournalStream.isStandardError("\(status.st_dev):\(status.st_ino + 1)"))
    #expect(!JournalStream.isStandardError(""))
    #expect(!JournalStream.isStandardError(nil))
  }
}
