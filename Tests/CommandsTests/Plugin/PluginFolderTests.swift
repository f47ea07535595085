// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Commands

struct PluginFolderTests {
  private let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../plugin/network").standardized.path

  @Test func `the folder that is shipped has each link and no other`() throws {
    let found = try #require(FileManager.default.subpaths(atPath: path)).sorted()
    #expect(found == (PluginFolder.links + [PluginFolder.descriptionFile, PluginFolder.subcommands]).sorted())
    for link in PluginFolder.links {
      let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(link)")
      #expect(target == "/usr/bin/dokku-event-listener")
    }
  }

  @Test func `its description is the one that is laid out on a host`() throws {
    let text = try String(contentsOfFile: "\(path)/\(PluginFolder.descriptionFile)", encoding: .utf8)
    #expect(text == PluginFolder.description)
    #expect(text.contains("\n[plugin.config]\n"))
  }
}
