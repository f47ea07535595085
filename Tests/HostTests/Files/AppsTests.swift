// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

@testable import Host

struct AppsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `apps are folders and links to such, by name`() throws {
    for file in ["zoo/HEAD", "blog/HEAD", ".ssh/keys", "Old/HEAD", "elsewhere/real/HEAD", "file"] {
      try folder.write("", to: "home/\(file)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("home/linked"), withDestinationPath: folder.path("home/elsewhere/real"))
    let apps = Apps(root: folder.path("home"))
    #expect(try apps.all().map(\.rawValue) == ["blog", "elsewhere", "linked", "zoo"])
    #expect(try apps.exists(#require(AppName("linked"))))
    #expect(try !apps.exists(#require(AppName("file"))))
    #expect(try !apps.exists(#require(AppName("nope"))))
  }

  @Test func `a host without the folder has none`() throws {
    #expect(try Apps(root: folder.path("nowhere")).all() == [])
  }
}
