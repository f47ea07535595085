// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

struct TrialFolderTests {
  @Test func `a trial's folder and files are for our eyes only`() throws {
    let parent = try TemporaryFolder()
    let folder = try TrialFolder(in: parent.path("trials"))
    try folder.write(Array("x".utf8), to: "0.conf")
    #expect(try mode(parent.path("trials")) == 0o700)
    #expect(try mode(folder.path) == 0o700)
    #expect(try mode("\(folder.path)/0.conf") == 0o600)
  }

  @Test func `a file is written anew, whole`() throws {
    let parent = try TemporaryFolder()
    let folder = try TrialFolder(in: parent.path)
    try folder.write(Array("a longer text".utf8), to: "f")
    try folder.write(Array("short".utf8), to: "f")
    #expect(FileManager.default.contents(atPath: "\(folder.path)/f") == Data("short".utf8))
  }

  @Test func `a folder goes with its trial, whatever nginx put there`() throws {
    let parent = try TemporaryFolder()
    do {
      let folder = try TrialFolder(in: parent.path)
      try folder.write([], to: "nginx.pid")
      try FileManager.default.createDirectory(atPath: "\(folder.path)/body", withIntermediateDirectories: false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == [])
  }

  @Test func `leftovers of the dead go, those of the living stay`() throws {
    let parent = try TemporaryFolder()
    let child = try Child(["true"], environment: Child.inherited)
    child.wait(within: .seconds(10))
    try parent.write("", to: "trial-\(child.pid)-abcdef/0.conf")
    try parent.write("", to: "trial-1-abcdef/0.conf")
    try parent.write("", to: "trial-x/0.conf")
    let folder = try TrialFolder(in: parent.path)
    TrialFolder.removeLeftovers(in: parent.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: parent.path).sorted()
    #expect(Set(left) == ["trial-1-abcdef", "trial-x", String(folder.path.dropFirst(parent.path.count + 1))])
  }

  private func mode(_ path: String) throws -> UInt32 {
    var status = stat()
    try checked("stat") { stat(path, &status) }
    return status.st_mode & 0o777
  }
}
