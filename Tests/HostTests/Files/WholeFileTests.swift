// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

struct WholeFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String, _ name: String = "a", mode: UInt32 = 0o600) throws {
    try WholeFile.write(FileWrite(path: folder.path(name), bytes: Array(text.utf8), mode: mode))
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(stat(folder.path(name), &status) == 0)
    return status
  }

  @Test func `a file is replaced by another one, and nothing is left beside it`() throws {
    try write("old")
    let before = try status("a").st_ino
    try write("new")
    #expect(folder.read("a") == "new")
    #expect(try status("a").st_ino != before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `the same bytes are not written again`() throws {
    try write("same")
    let before = try status("a").st_ino
    try write("same")
    #expect(try status("a").st_ino == before)
  }

  @Test func `what a killed process of our number left is no hindrance`() throws {
    try folder.write("left", to: ".a.del-\(getpid())-0.tmp")
    try write("new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `a folder in a file's place is told and stays, without a temporary file`() throws {
    try folder.write("x", to: "a/b")
    #expect(throws: SystemCallFailed(call: "rename \(folder.path("a"))", code: EISDIR)) { try write("new") }
    #expect(folder.read("a/b") == "x")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `a missing folder is told`() {
    #expect(throws: SystemCallFailed(call: "open", code: ENOENT)) { try write("x", "missing/a") }
  }
}
