// SPDX-License-Identifier: MIT

import Core
import Foundation
import TestSupport
import Testing

@testable import Host

struct DeployLockTests {
  private let folder: TemporaryFolder
  private let app: AppName

  init() throws {
    folder = try TemporaryFolder()
    app = try #require(AppName("blog"))
  }

  private func isHeld() throws -> Bool { DeployLock.isHeld(for: app, in: try Folder.open(folder.path)) }

  @Test func `without a lock file nobody deploys, and none is made`() throws {
    #expect(mkdir(folder.path("blog"), 0o755) == 0)
    #expect(try !isHeld())
    #expect(folder.read("blog/.deploy.lock") == nil)
    #expect(!DeployLock.isHeld(for: app, in: nil))
  }

  @Test func `a file that nobody holds is no deploy, and keeps its content`() throws {
    try folder.write("12345\n", to: "blog/.deploy.lock")
    #expect(try !isHeld())
    #expect(folder.read("blog/.deploy.lock") == "12345\n")
  }

  @Test func `a held lock is seen while it is held, and stays the holder's`() throws {
    let path = try folder.write("", to: "blog/.deploy.lock")
    let holder = open(path, O_WRONLY | O_TRUNC)
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
    #expect(try isHeld())
    #expect(try isHeld())
    close(holder)
    #expect(try !isHeld())
  }

  @Test func `looking does not keep the lock`() throws {
    let path = try folder.write("", to: "blog/.deploy.lock")
    #expect(try !isHeld())
    let holder = open(path, O_WRONLY)
    defer { close(holder) }
    #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
  }

  @Test func `a fifo in its place holds nobody up`() throws {
    #expect(mkdir(folder.path("blog"), 0o755) == 0)
    #expect(mkfifo(folder.path("blog/.deploy.lock"), 0o600) == 0)
    #expect(try !isHeld())
  }
}
