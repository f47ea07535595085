// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct PathAccessTests {
  @Test func `a folder, a file in its place and nothing are told apart`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    #expect(PathAccess(folder.path, isWritten: true).isFine)
    #expect(PathAccess(folder.path("file"), isWritten: false).code == ENOTDIR)
    #expect(PathAccess(folder.path("nowhere"), isWritten: false).isMissing)
  }

  @Test func `a file system that takes no writing is no want of rights`() {
    let readOnly = PathAccess(path: "/x", code: EROFS)
    #expect(readOnly.isReadOnly && !readOnly.isDenied && readOnly.reason == "Read-only file system")
    let denied = PathAccess(path: "/x", code: EACCES)
    #expect(denied.isDenied && !denied.isReadOnly && !denied.isFine)
  }
}
