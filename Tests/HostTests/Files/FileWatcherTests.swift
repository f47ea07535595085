// SPDX-License-Identifier: MIT

import Core
import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct FileWatcherTests {
  private let folder: TemporaryFolder
  private let watched: Watched

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "blog/HEAD")
    try folder.write("", to: "shop/HEAD")
    watched = try Watched(folder.path)
    try watched.watcher.rescan()
  }

  private func apps(_ names: String...) -> FileChanges { FileChanges(apps: Set(names.compactMap { AppName($0) })) }

  @Test func `a changed file is told with its app`() async throws {
    try folder.write("x", to: "blog/CONTAINER.web.1")
    #expect(await watched.next() == apps("blog"))
  }

  @Test(arguments: ["CONTAINER", "IP.worker.2", "PORT.web.1", "VHOST", "nginx.conf", "PORTS", "tls"])
  func `files that a listener or a proxy depends on are told`(name: String) async throws {
    try folder.write("x", to: "shop/\(name)")
    #expect(await watched.next() == apps("shop"))
    #expect(unlink(folder.path("shop/\(name)")) == 0)
    #expect(await watched.next() == apps("shop"))
  }

  @Test func `a burst is told once`() async throws {
    for index in 0..<100 {
      try folder.write("\(index)", to: "blog/CONTAINER.web.1")
      try folder.write("\(index)", to: "shop/IP.web.1")
    }
    #expect(await watched.next() == apps("blog", "shop"))
    try folder.write("x", to: "blog/VHOST")
    #expect(await watched.next() == apps("blog"))
  }

  @Test func `git's files and temporary ones are not told`() async throws {
    for name in ["HEAD", "config", ".IP.web.1.del-1-1.tmp", "IPs", "nginx.conf.d", "VHOST~"] {
      try folder.write("x", to: "blog/\(name)")
    }
    try folder.write("x", to: "shop/VHOST")
    #expect(await watched.next() == apps("shop"))
  }

  @Test func `a file renamed into place is told`() async throws {
    try folder.write("x", to: "blog/.temporary")
    #expect(rename(folder.path("blog/.temporary"), folder.path("blog/nginx.conf")) == 0)
    #expect(await watched.next() == apps("blog"))
  }

  @Test(arguments: ["old", nil])
  func `what we write ourselves is not told, what others do to the same file is`(before: String?) async throws {
    if let before {
      try folder.write(before, to: "blog/IP.web.1")
      #expect(await watched.next() == apps("blog"))
    }
    let writer = AtomicWriter()
    writer.onChange = { watched.watcher.ignore($1, of: $0) }
    let file = FileWrite(path: folder.path("blog/IP.web.1"), bytes: Array("ours".utf8), mode: 0o644)
    await withCheckedContinuation { done in writer.write([file]) { _ in done.resume() } }
    try folder.write("x", to: "shop/VHOST")
    #expect(await watched.next() == apps("shop"))
    try folder.write("theirs", to: "blog/IP.web.1")
    #expect(await watched.next() == apps("blog"))
  }

  @Test func `what we remove ourselves is not told`() async throws {
    try folder.write("old", to: "blog/IP.web.1")
    #expect(await watched.next() == apps("blog"))
    let writer = AtomicWriter()
    writer.onChange = { watched.watcher.ignore($1, of: $0) }
    await withCheckedContinuation { done in writer.remove([folder.path("blog/IP.web.1")]) { _ in done.resume() } }
    try folder.write("x", to: "shop/VHOST")
    #expect(await watched.next() == apps("shop"))
  }

  @Test func `a change of ours that is never told hides nobody else's`() async throws {
    watched.watcher.ignore(2, of: folder.path("blog/IP.web.1"))
    try folder.write("x", to: "shop/VHOST")
    #expect(await watched.next() == apps("shop"))
    try folder.write("theirs", to: "blog/IP.web.1")
    #expect(await watched.next() == apps("blog"))
  }

  @Test func `a new app is told, and watched from then on`() async throws {
    try folder.write("x", to: "fresh/CONTAINER.web.1")
    var expected = apps("fresh")
    expected.appList = true
    #expect(await watched.next() == expected)
    try folder.write("y", to: "fresh/CONTAINER.web.1")
    #expect(await watched.next() == apps("fresh"))
  }

  @Test func `an app that goes is told`() async throws {
    try FileManager.default.removeItem(atPath: folder.path("blog"))
    let changes = await watched.next()
    #expect(changes.appList)
    #expect(changes.apps == apps("blog").apps)
  }

  @Test func `a renamed app is watched under its new name alone`() async throws {
    #expect(rename(folder.path("blog"), folder.path("journal")) == 0)
    #expect(await watched.next().apps == apps("blog", "journal").apps)
    try folder.write("x", to: "journal/VHOST")
    #expect(await watched.next() == apps("journal"))
  }

  @Test func `an app behind a link is watched under the link's name`() async throws {
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("", to: "app/HEAD")
    #expect(symlink(elsewhere.path("app"), folder.path("linked")) == 0)
    #expect(await watched.next().appList)
    try elsewhere.write("x", to: "app/VHOST")
    #expect(await watched.next() == apps("linked"))
    try FileManager.default.removeItem(atPath: elsewhere.path("app"))
    let gone = await watched.next()
    #expect(gone.appList)
    #expect(gone.apps == apps("linked").apps)
  }

  @Test func `two links to one folder are two apps that change together`() async throws {
    #expect(symlink("blog", folder.path("copy")) == 0)
    #expect(await watched.next().appList)
    try folder.write("x", to: "blog/VHOST")
    #expect(await watched.next() == apps("blog", "copy"))
    #expect(unlink(folder.path("copy")) == 0)
    #expect(await watched.next().appList)
    try folder.write("y", to: "blog/VHOST")
    #expect(await watched.next() == apps("blog"))
  }

  @Test func `more changes than the kernel keeps are a doubt`() async throws {
    for _ in 0..<6000 {
      close(open(folder.path("blog/VHOST"), O_WRONLY | O_CREAT, 0o600))
      unlink(folder.path("blog/VHOST"))
    }
    #expect(await watched.next().doubt)
  }

  @Test func `a root that is replaced is a doubt, and a rescan watches the new one`() async throws {
    let outer = try TemporaryFolder()
    try outer.write("", to: "home/blog/HEAD")
    let watched = try Watched(outer.path("home"))
    try watched.watcher.rescan()
    #expect(rename(outer.path("home"), outer.path("old")) == 0)
    #expect(await watched.next().doubt)
    try outer.write("", to: "home/blog/HEAD")
    try watched.watcher.rescan()
    try outer.write("", to: "home/blog/VHOST")
    #expect(await watched.next().apps == apps("blog").apps)
  }

  @Test func `a root that is not there cannot be watched`() throws {
    let missing = try Watched(folder.path("nowhere"))
    let cause = SystemCallFailed(call: "inotify_add_watch", code: ENOENT)
    #expect(throws: UnreadableFile(path: folder.path("nowhere"), cause: cause)) { try missing.watcher.rescan() }
  }
}
