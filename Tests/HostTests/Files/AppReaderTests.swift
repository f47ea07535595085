// SPDX-License-Identifier: MIT

import Core
import Foundation
import TestSupport
import Testing

@testable import Host

struct AppReaderTests {
  private let folder: TemporaryFolder
  private let reader: AppReader
  private let id = String(repeating: "a", count: 64)

  init() throws {
    folder = try TemporaryFolder()
    reader = AppReader(root: folder.path("home"), library: folder.path("lib"))
  }

  private func app(_ name: String) throws -> AppName { try #require(AppName(name)) }

  private func files(_ name: String) throws -> AppFiles {
    let name = try app(name)
    guard case .files(let files)? = try reader.read([name])[name] else { throw NotRead() }
    return files
  }

  private func reason(_ name: String) throws -> String? {
    let name = try app(name)
    guard case .unreadable(let reason)? = try reader.read([name])[name] else { return nil }
    return reason
  }

  private struct NotRead: Error {}

  @Test(arguments: [
    "created-never-deployed", "web-and-worker-with-certificate", "global-properties", "nothing-makes-sense",
    "legacy-files-and-links",
  ])
  func `a host's files are read as expected`(name: String) throws {
    let fixtures = URL(filePath: #filePath).appending(path: "../../../../Fixtures/dokku-files/\(name)").standardized
      .path
    let read = try AppReader(root: "\(fixtures)/home", library: "\(fixtures)/lib").readAll()
    let expected = try String(contentsOfFile: "\(fixtures)/expected", encoding: .utf8)
    #expect(read.dump(home: "\(fixtures)/home", library: "\(fixtures)/lib") == expected)
  }

  @Test func `an app that is not there is gone when asked for, and in no list`() throws {
    try folder.write("", to: "home/blog/VHOST")
    let gone = try app("gone")
    #expect(try reader.read([gone]) == [gone: .gone])
    #expect(try reader.readAll().apps.keys.map(\.rawValue) == ["blog"])
  }

  @Test func `a host without a root is no host without apps`() throws {
    let cause = SystemCallFailed(call: "open", code: ENOENT)
    #expect(throws: UnreadableFile(path: folder.path("home"), cause: cause)) { try reader.readAll() }
  }

  @Test func `a root that is a file fails with its path`() throws {
    try folder.write("", to: "home")
    let cause = SystemCallFailed(call: "open", code: ENOTDIR)
    #expect(throws: UnreadableFile(path: folder.path("home"), cause: cause)) { try reader.readAll() }
  }

  @Test func `a host without a library has apps without properties`() throws {
    try folder.write("\(id)\n", to: "home/blog/CONTAINER.web.1")
    #expect(try files("blog").slots.count == 1)
    #expect(try files("blog").deployed == nil)
  }

  @Test func `roots may be symbolic links`() throws {
    try folder.write("blog.test\n", to: "mnt/home/blog/VHOST")
    try folder.write("true", to: "mnt/lib/config/common/blog/deployed")
    #expect(symlink("mnt/home", folder.path("home")) == 0)
    #expect(symlink("mnt/lib", folder.path("lib")) == 0)
    #expect(try reader.readAll().apps.count == 1)
    #expect(try files("blog").deployed == true)
  }

  @Test func `an unreadable file makes its app unreadable and no other`() throws {
    try folder.write("", to: "home/good/VHOST")
    try folder.write("", to: "home/bad/HEAD")
    #expect(symlink("CONTAINER.web.1", folder.path("home/bad/CONTAINER.web.1")) == 0)
    let apps = try reader.readAll().apps
    let reason = "\(folder.path("home/bad/CONTAINER.web.1")): open: Too many levels of symbolic links"
    #expect(apps[try app("bad")] == .unreadable(reason))
    guard case .files? = apps[try app("good")] else { throw NotRead() }
  }

  @Test func `a property folder that is a file makes its app unreadable`() throws {
    try folder.write("", to: "home/blog/VHOST")
    try folder.write("", to: "lib/config/nginx/blog")
    #expect(try reason("blog") == "\(folder.path("lib/config/nginx/blog")): open: Not a directory")
  }

  @Test func `an unreadable global property stops the whole look`() throws {
    try folder.write("", to: "home/blog/VHOST")
    try folder.write("", to: "lib/config/proxy/--global/x")
    let path = folder.path("lib/config/proxy/--global/type")
    #expect(symlink("type", path) == 0)
    let cause = SystemCallFailed(call: "open", code: ELOOP)
    #expect(throws: UnreadableFile(path: path, cause: cause)) { try reader.readAll() }
  }

  @Test func `what is no regular file is refused without waiting for it`() throws {
    try folder.write("\(id)\n", to: "home/blog/CONTAINER.web.2")
    #expect(mkfifo(folder.path("home/blog/CONTAINER.web.1"), 0o600) == 0)
    #expect(mkfifo(folder.path("home/blog/IP.web.1"), 0o600) == 0)
    #expect(mkdir(folder.path("home/blog/VHOST"), 0o700) == 0)
    let read = try files("blog")
    #expect(read.slots.keys.map(\.description) == ["web.2"])
    #expect(read.addressFiles == [ProcessSlot(.web, 1): ""])
    #expect(
      read.complaints
        == ["CONTAINER.web.1", "IP.web.1", "VHOST"].map { "\(folder.path("home/blog/\($0)")): not a regular file" })
  }

  @Test func `files larger than any such file is are refused`() throws {
    try folder.write(String(repeating: "a.test\n", count: 10_000), to: "home/blog/VHOST")
    try folder.write(String(repeating: "A=1\n", count: 300_000), to: "lib/config/blog/ENV")
    #expect(
      try files("blog").complaints == [
        "\(folder.path("home/blog/VHOST")): larger than 64 KiB",
        "\(folder.path("lib/config/blog/ENV")): larger than 1024 KiB",
      ])
  }

  @Test func `an environment of some size is read`() throws {
    try folder.write("blog.test\n", to: "home/blog/VHOST")
    try folder.write(String(repeating: "A=1\n", count: 100_000) + "NO_VHOST=1\n", to: "lib/config/blog/ENV")
    #expect(try files("blog").proxy.domains == [])
    #expect(try files("blog").complaints == [])
  }

  @Test func `a certificate needs both files`() throws {
    try folder.write("", to: "home/blog/tls/server.key")
    #expect(try !files("blog").proxy.hasCertificate)
    try folder.write("", to: "home/blog/tls/server.crt")
    #expect(try files("blog").proxy.hasCertificate)
  }

  @Test func `a deploy is going on while somebody holds the lock`() throws {
    try folder.write("", to: "home/blog/VHOST")
    #expect(try !files("blog").isDeploying)
    try folder.write("", to: "lib/data/apps/blog/.deploy.lock")
    #expect(try !files("blog").isDeploying)
    let holder = open(folder.path("lib/data/apps/blog/.deploy.lock"), O_RDONLY)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX) == 0)
    #expect(try files("blog").isDeploying)
  }
}
