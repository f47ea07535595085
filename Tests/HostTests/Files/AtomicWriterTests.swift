// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct AtomicWriterTests {
  private let folder: TemporaryFolder
  private let writer = AtomicWriter()

  init() throws { folder = try TemporaryFolder() }

  private func status(_ name: String) -> stat {
    var status = stat()
    #expect(stat(folder.path(name), &status) == 0)
    return status
  }

  @Test func `a new file gets its bytes and its mode, and nothing else is left`() async throws {
    let before = umask(0o077)
    defer { umask(before) }
    let written = await writer.write([
      FileWrite(folder.path("IP.web.1"), "172.17.0.2"), FileWrite(folder.path("x"), "", mode: 0o600),
    ])
    #expect(written.map(\.path) == [folder.path("IP.web.1"), folder.path("x")])
    #expect(written.map(\.outcome) == [.success(true), .success(true)])
    #expect(folder.read("IP.web.1") == "172.17.0.2")
    #expect(status("IP.web.1").st_mode & 0o7777 == 0o644)
    #expect(status("x").st_mode & 0o7777 == 0o600)
    #expect(try await folder.settled() == ["IP.web.1", "x"])
  }

  @Test func `equal bytes are left alone, down to the inode`() async throws {
    try folder.write("same", to: "a")
    try folder.write("other", to: "b")
    let inode = status("a").st_ino
    let written = await writer.write([FileWrite(folder.path("a"), "same"), FileWrite(folder.path("b"), "same")])
    #expect(written.map(\.outcome) == [.success(false), .success(true)])
    #expect(status("a").st_ino == inode)
    #expect(folder.read("b") == "same")
  }

  @Test(arguments: ["sam", "samee", ""])
  func `bytes that only begin alike differ`(old: String) async throws {
    try folder.write(old, to: "a")
    #expect(await writer.write([FileWrite(folder.path("a"), "same")]).map(\.outcome) == [.success(true)])
    #expect(folder.read("a") == "same")
  }

  @Test(arguments: [1, 16, 17, 200])
  func `a batch of any size is written`(count: Int) async throws {
    let files = (0..<count).map { FileWrite(folder.path("file-\($0)"), "\($0)") }
    #expect(await writer.write(files).map(\.outcome) == Array(repeating: .success(true), count: count))
    for index in 0..<count { #expect(folder.read("file-\(index)") == "\(index)") }
    #expect(try await folder.settled().count == count)
    #expect(await writer.write(files).map(\.outcome) == Array(repeating: .success(false), count: count))
  }

  @Test func `an empty batch is answered too`() async {
    #expect(await writer.write([]).isEmpty)
  }

  @Test func `the owner is the one asked for, else the folder's`() async throws {
    try #require(geteuid() == 0)
    #expect(chown(folder.path, 1234, 2345) == 0)
    _ = await writer.write([
      FileWrite(folder.path("a"), "a"), FileWrite(folder.path("b"), "b", owner: FileOwner(user: 7, group: 8)),
    ])
    #expect(status("a").st_uid == 1234)
    #expect(status("a").st_gid == 2345)
    #expect(status("b").st_uid == 7)
    #expect(status("b").st_gid == 8)
  }

  @Test func `answers never come before the call returns`() async {
    var order: [String] = []
    await withCheckedContinuation { continuation in
      writer.write([]) { _ in order.append("written") }
      writer.stage([]) { _ in order.append("staged") }
      writer.remove([]) { _ in
        order.append("removed")
        continuation.resume()
      }
      order.append("returned")
    }
    #expect(order.first == "returned")
    #expect(order.count == 4)
  }

  @Test func `orders are carried out one after the other, so that the last one wins`() async throws {
    let path = try folder.write("old", to: "a")
    var outcomes: [Result<Bool, SystemCallFailed>] = []
    await withCheckedContinuation { continuation in
      writer.write([FileWrite(path, "new")]) { outcomes += $0.map(\.outcome) }
      writer.write([FileWrite(path, "old")]) { outcomes += $0.map(\.outcome) }
      writer.remove([path]) { outcomes += $0.map(\.outcome) }
      writer.write([FileWrite(path, "last")]) { outcomes += $0.map(\.outcome) }
      writer.write([FileWrite(path, "last")]) {
        outcomes += $0.map(\.outcome)
        continuation.resume()
      }
    }
    #expect(outcomes == [.success(true), .success(true), .success(true), .success(true), .success(false)])
    #expect(folder.read("a") == "last")
  }

  @Test func `an order given in an answer takes its turn`() async {
    await withCheckedContinuation { continuation in
      writer.write([FileWrite(folder.path("a"), "1")]) { [writer, folder] _ in
        writer.remove([folder.path("a")]) { _ in continuation.resume() }
      }
    }
    #expect(folder.read("a") == nil)
  }

  @Test func `what was replaced or removed leaves no trace`() async throws {
    let paths = (0..<40).map { folder.path("file-\($0)") }
    for content in ["one", "two"] {
      #expect(await writer.write(paths.map { FileWrite($0, content) }).allSatisfy { $0.outcome == .success(true) })
    }
    #expect(try await folder.settled().count == 40)
    #expect(folder.read("file-39") == "two")
    #expect(await writer.remove(paths).allSatisfy { $0.outcome == .success(true) })
    #expect(try await folder.settled() == [])
  }

  @Test func `a link is replaced and removed, not what it leads to`() async throws {
    try folder.write("kept", to: "target")
    #expect(symlink("target", folder.path("link")) == 0)
    #expect(await writer.write([FileWrite(folder.path("link"), "new")]).map(\.outcome) == [.success(true)])
    #expect(folder.read("link") == "new")
    #expect(symlink("target", folder.path("other")) == 0)
    #expect(await writer.remove([folder.path("other")]).map(\.outcome) == [.success(true)])
    #expect(folder.read("target") == "kept")
    #expect(try await folder.settled() == ["link", "target"])
  }

  @Test func `removing tells whether there was anything`() async throws {
    let path = try folder.write("", to: "a")
    let removed = await writer.remove([path, folder.path("b"), folder.path])
    #expect(
      removed.map(\.outcome) == [
        .success(true), .success(false), .failure(SystemCallFailed(call: "unlink", code: EISDIR)),
      ])
  }
}
