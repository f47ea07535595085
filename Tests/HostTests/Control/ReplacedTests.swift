// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct ReplacedTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `whoever has the old file open goes on reading that`() throws {
    let path = folder.path("status.json")
    try Replaced.write("old", to: path)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    try Replaced.write(String(repeating: "new ", count: 500_000), to: path)
    var buffer = [UInt8](repeating: 0, count: 16)
    #expect(read(descriptor, &buffer, buffer.count) == 3)
    #expect(folder.read("status.json")?.utf8.count == 2_000_000)
    #expect(access(folder.path("status.json.tmp"), F_OK) == -1)
  }

  @Test func `everybody may read it, and nobody else write it`() throws {
    let path = folder.path("metrics.prom")
    try Replaced.write("x", to: path)
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o644)
  }

  @Test func `a folder that is not there fails with its path`() {
    let failure = #expect(throws: SystemCallFailed.self) { try Replaced.write("x", to: "/nowhere/at-all/x") }
    #expect(failure == SystemCallFailed(call: "open /nowhere/at-all/x.tmp", code: ENOENT))
  }
}
