// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct AtomicWriterStagingTests {
  private let folder: TemporaryFolder
  private let writer = AtomicWriter()

  init() throws { folder = try TemporaryFolder() }

  private func stage(_ text: String) async throws -> StagedFile {
    let staged = await writer.stage([FileWrite(folder.path("nginx.conf"), text)])
    return try #require(try staged.first?.outcome.get())
  }

  @Test func `a staged file lies beside the old one, whole, until it is committed`() async throws {
    try folder.write("old", to: "nginx.conf")
    let staged = try await stage("new")
    #expect(folder.read("nginx.conf") == "old")
    #expect(try String(contentsOfFile: staged.temporaryPath, encoding: .utf8) == "new")
    try writer.commit(staged)
    #expect(folder.read("nginx.conf") == "new")
    #expect(try await folder.settled() == ["nginx.conf"])
  }

  @Test func `a discarded file leaves the old one and no trace`() async throws {
    try folder.write("old", to: "nginx.conf")
    writer.discard(try await stage("new"))
    #expect(folder.read("nginx.conf") == "old")
    #expect(try await folder.settled() == ["nginx.conf"])
  }

  @Test func `nothing is staged for a file that is as it should be`() async throws {
    try folder.write("same", to: "nginx.conf")
    let staged = await writer.stage([FileWrite(folder.path("nginx.conf"), "same")])
    #expect(staged.map(\.outcome) == [.success(nil)])
    #expect(try await folder.settled() == ["nginx.conf"])
  }

  @Test func `a commit that fails leaves nothing behind`() async throws {
    let staged = try await stage("new")
    try folder.write("in the way", to: "nginx.conf/file")
    #expect(throws: SystemCallFailed(call: "rename", code: EISDIR)) { try writer.commit(staged) }
    #expect(try await folder.settled() == ["nginx.conf"])
    #expect(folder.read("nginx.conf/file") == "in the way")
  }

  @Test func `a daemon killed between stage and commit leaves the old file whole, the next one cleans up`() async throws
  {
    try folder.write("old", to: "nginx.conf")
    // A process number that is nobody's: above what Linux gives out.
    #expect(rename(try await stage("new").temporaryPath, folder.path(".nginx.conf.del-4194305-1.tmp")) == 0)
    #expect(folder.read("nginx.conf") == "old")
    let removed = AtomicWriter().removeLeftovers(in: [folder.path])
    #expect(removed == [folder.path(".nginx.conf.del-4194305-1.tmp")])
    #expect(try await folder.settled() == ["nginx.conf"])
    #expect(folder.read("nginx.conf") == "old")
  }

  @Test func `a temporary file left under the very same name is no obstacle`() async throws {
    let number = try #require(try await stage("a").temporaryPath.split(separator: "-").last?.dropLast(4))
    let last = try #require(Int(number))
    // Other tests take numbers, too.
    for next in 1...50 { try folder.write("torn", to: ".nginx.conf.del-\(getpid())-\(last + next).tmp") }
    try writer.commit(try await stage("new"))
    #expect(folder.read("nginx.conf") == "new")
  }

  @Test func `cleaning up spares what is staged, by whomever`() async throws {
    let staged = try await stage("new")
    #expect(AtomicWriter().removeLeftovers(in: [folder.path]).isEmpty)
    #expect(writer.removeLeftovers(in: [folder.path]).isEmpty)
    try writer.commit(staged)
    #expect(folder.read("nginx.conf") == "new")
  }
}
