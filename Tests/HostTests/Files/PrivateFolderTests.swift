// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct PrivateFolderTests {
  @Test func `it is ours alone, and goes with everything in it, links without what they lead to`() throws {
    let parent = try TemporaryFolder()
    let kept = try parent.write("kept", to: "elsewhere/file")
    let folder = try PrivateFolder(at: parent.path("private"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/trial/body", withIntermediateDirectories: true)
    try "x".write(toFile: "\(folder.path)/trial/file", atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/trial/link", withDestinationPath: parent.path("elsewhere"))
    folder.remove()
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["elsewhere"])
    #expect(FileManager.default.fileExists(atPath: kept))
  }
}
