// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct PropertyStoreTests {
  private let folder: TemporaryFolder
  private let store: PropertyStore
  private let blog: PropertyOwner

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "lib/config/.keep")
    store = PropertyStore(library: folder.path("lib"), plugin: .network)
    blog = .app(try #require(AppName("blog")))
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat(folder.path(name), &status) == 0)
    return status
  }

  private func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
  }

  @Test func `a value is its own bytes in a file of the owner's`() throws {
    try store.set("tld", of: blog, to: "lan")
    try store.set("tld", of: .global, to: "ä")
    #expect(folder.read("lib/config/network/blog/tld") == "lan")
    #expect(folder.read("lib/config/network/--global/tld") == "ä")
    #expect(try store.value("tld", of: blog) == "lan")
    #expect(try store.value("tld", of: .global) == "ä")
    #expect(try store.value("other", of: blog) == "")
  }

  @Test func `modes and owner are Dokku's, whatever the umask`() throws {
    try #require(chown(folder.path("lib/config"), 64999, 64998) == 0)
    let before = umask(0o077)
    defer { umask(before) }
    try store.set("tld", of: blog, to: "lan")
    for name in ["lib/config/network", "lib/config/network/blog"] {
      #expect(try status(name).st_mode & 0o7777 == 0o755)
      #expect(try status(name).st_uid == 64999 && status(name).st_gid == 64998)
    }
    let file = try status("lib/config/network/blog/tld")
    #expect(file.st_mode & 0o7777 == 0o600)
    #expect(file.st_uid == 64999 && file.st_gid == 64998)
  }

  @Test func `a link in a folder's place is followed and stays`() throws {
    try folder.write("", to: "mnt/.keep")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("lib/config/network"), withDestinationPath: folder.path("mnt"))
    try store.set("tld", of: blog, to: "lan")
    #expect(folder.read("mnt/blog/tld") == "lan")
    #expect(try status("lib/config/network").st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `an empty value takes the file away, and a missing one is fine`() throws {
    try store.set("tld", of: blog, to: "lan")
    try store.set("tld", of: blog, to: "")
    #expect(try names("lib/config/network/blog") == [])
    try store.set("tld", of: blog, to: "")
    try store.set("tld", of: .global, to: "")
    #expect(try names("lib/config/network") == ["blog"])
  }

  @Test func `a file never shows half a value`() throws {
    try store.set("tld", of: blog, to: String(repeating: "a", count: 60_000))
    let reader = Thread { [store, blog] in
      while !Thread.current.isCancelled {
        let value = (try? store.value("tld", of: blog)) ?? "unreadable"
        if value.utf8.count != 60_000 || Set(value.utf8).count != 1 { Issue.record("half a value") }
      }
    }
    reader.start()
    for letter in "bcdefghij" { try store.set("tld", of: blog, to: String(repeating: letter, count: 60_000)) }
    reader.cancel()
    #expect(try names("lib/config/network/blog") == ["tld"])
  }

  @Test func `a full disk leaves the old value and no temporary file`() throws {
    let disk = folder.path("lib/config/network")
    try #require(mkdir(disk, 0o755) == 0)
    try #require(mount("tmpfs", disk, "tmpfs", 0, "size=16k") == 0)
    defer { umount2(disk, CInt(MNT_DETACH)) }
    try store.set("tld", of: blog, to: "old")
    #expect(throws: SystemCallFailed(call: "write", code: ENOSPC)) {
      try store.set("tld", of: blog, to: String(repeating: "x", count: 40_000))
    }
    #expect(try store.value("tld", of: blog) == "old")
    #expect(try names("lib/config/network/blog") == ["tld"])
  }

  @Test func `a copy holds what the other has and nothing else, and both can go`() throws {
    let shop = PropertyOwner.app(try #require(AppName("shop")))
    try store.set("tld", of: blog, to: "lan")
    try store.set("initial-network", of: shop, to: "old")
    try store.copyAll(from: blog, to: shop)
    #expect(try names("lib/config/network/shop") == ["tld"])
    #expect(try store.value("tld", of: shop) == "lan")
    try store.removeAll(of: blog)
    try store.removeAll(of: blog)
    #expect(try names("lib/config/network") == ["shop"])
  }

  @Test func `what stands in a folder's place is told`() throws {
    try folder.write("", to: "lib/config/network")
    #expect(throws: SystemCallFailed.self) { try store.set("tld", of: blog, to: "lan") }
  }
}
