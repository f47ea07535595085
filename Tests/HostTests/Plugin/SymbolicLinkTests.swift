// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

struct SymbolicLinkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a link is put where nothing or another link is`() throws {
    let path = folder.path("link")
    #expect(SymbolicLink.target(path) == nil)
    for target in ["/one", "/two", "/two"] {
      try SymbolicLink.put(path, to: target)
      #expect(SymbolicLink.target(path) == target)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["link"])
  }

  @Test func `a folder in the way stays`() throws {
    try folder.write("x", to: "link/file")
    #expect(throws: SystemCallFailed(call: "rename \(folder.path("link"))", code: EISDIR)) {
      try SymbolicLink.put(folder.path("link"), to: "/one")
    }
    #expect(folder.read("link/file") == "x")
    #expect(SymbolicLink.target(folder.path("link")) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["link"])
  }
}
