// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

struct PluginSwitchTests {
  private let folder: TemporaryFolder
  private let files = FileManager.default

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("core", to: "lib/core-plugins/available/network/plugin.toml")
    for name in ["lib/plugins/available", "lib/plugins/enabled", "lib/core-plugins/enabled"] {
      try files.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    try link("lib/plugins/available/network", to: "lib/core-plugins/available/network")
    try link("lib/plugins/enabled/network", to: "lib/plugins/available/network")
    try link("lib/core-plugins/enabled/network", to: "lib/core-plugins/available/network")
    try folder.write("#!/bin/sh\n", to: "program")
    try #require(chmod(folder.path("program"), 0o755) == 0)
  }

  private func link(_ name: String, to target: String) throws {
    try files.createSymbolicLink(atPath: folder.path(name), withDestinationPath: folder.path(target))
  }

  private func plugin(_ links: [String] = ["commands", "install", "subcommands/list"]) -> PluginSwitch {
    PluginSwitch(
      PluginContents(
        name: "network", program: folder.path("program"), links: links, descriptionFile: "plugin.toml",
        description: "[plugin]\n"),
      library: folder.path("lib"))
  }

  /// Every name, with where it leads, its mode and its owner.
  private func picture() throws -> [String] {
    try files.subpathsOfDirectory(atPath: folder.path("lib")).sorted().map { name in
      var status = stat()
      lstat(folder.path("lib/\(name)"), &status)
      let target = SymbolicLink.target(folder.path("lib/\(name)")) ?? ""
      return "\(name) \(target) \(String(status.st_mode, radix: 8)) \(status.st_uid):\(status.st_gid)"
    }
  }

  private func target(_ name: String) -> String? { SymbolicLink.target(folder.path("lib/\(name)")) }

  @Test func `the core plugin's links give way to a folder of links to the program`() throws {
    #expect(try plugin().enable())
    #expect(target("plugins/available/network") == nil)
    #expect(target("plugins/available/network/install") == folder.path("program"))
    #expect(target("plugins/available/network/subcommands/list") == folder.path("program"))
    #expect(folder.read("lib/plugins/enabled/network/plugin.toml") == "[plugin]\n")
    #expect(target("plugins/enabled/network") == folder.path("lib/plugins/available/network"))
    #expect(target("core-plugins/enabled/network") == nil)
    #expect(try files.contentsOfDirectory(atPath: folder.path("lib/plugins/available")) == ["network"])
  }

  @Test func `everything belongs to whoever owns the plugins`() throws {
    try #require(chown(folder.path("lib/plugins/available"), 64999, 64998) == 0)
    try plugin().enable()
    for line in try picture() where line.hasPrefix("plugins/available/network") {
      #expect(line.hasSuffix(" 64999:64998"), "\(line)")
    }
  }

  @Test func `taking it away leaves things exactly as they were`() throws {
    let before = try picture()
    try plugin().enable()
    #expect(try plugin().disable())
    #expect(try picture() == before)
  }

  @Test func `both can be done again and again`() throws {
    let before = try picture()
    #expect(try !plugin().disable())
    #expect(try plugin().enable())
    let enabled = try picture()
    #expect(try !plugin().enable())
    #expect(try picture() == enabled)
    #expect(try plugin().disable())
    #expect(try !plugin().disable())
    #expect(try picture() == before)
  }

  @Test func `a newer program's folder takes the place of an older one's, and the way back stays`() throws {
    let before = try picture()
    try plugin(["commands", "old/one"]).enable()
    #expect(try plugin().enable())
    #expect(target("plugins/available/network/old/one") == nil)
    #expect(target("plugins/available/network/install") != nil)
    try plugin().disable()
    #expect(try picture() == before)
  }

  @Test func `what an upgrade of Dokku brought back is taken away again`() throws {
    try plugin().enable()
    try link("lib/core-plugins/enabled/network", to: "lib/core-plugins/available/network")
    #expect(try plugin().enable())
    #expect(target("core-plugins/enabled/network") == nil)
  }

  @Test func `a core plugin that was turned off is so again afterwards`() throws {
    try files.removeItem(atPath: folder.path("lib/plugins/enabled/network"))
    let before = try picture()
    try plugin().enable()
    #expect(target("plugins/enabled/network") != nil)
    try plugin().disable()
    #expect(try picture() == before)
  }

  @Test func `what was cut short is finished the next time`() throws {
    let before = try picture()
    try plugin().enable()
    try files.removeItem(atPath: folder.path("lib/plugins/enabled/network"))
    try link("lib/core-plugins/enabled/network", to: "lib/core-plugins/available/network")
    #expect(try plugin().enable())
    try plugin().disable()
    #expect(try picture() == before)
  }

  @Test func `somebody else's plugin is left alone`() throws {
    try files.removeItem(atPath: folder.path("lib/plugins/available/network"))
    try folder.write("theirs", to: "lib/plugins/available/network/plugin.toml")
    let before = try picture()
    let refused = PluginRefused.notOurs(folder.path("lib/plugins/available/network"))
    #expect(throws: refused) { try plugin().enable() }
    #expect(throws: refused) { try plugin().disable() }
    #expect(try picture() == before)
  }

  @Test func `without Dokku, a core plugin or a program for everybody nothing is done`() throws {
    let before = try picture()
    try #require(chmod(folder.path("program"), 0o700) == 0)
    #expect(throws: PluginRefused.notForEverybody(folder.path("program"))) { try plugin().enable() }
    #expect(try picture() == before)
    try #require(chmod(folder.path("program"), 0o755) == 0)
    try plugin().enable()
    try files.removeItem(atPath: folder.path("lib/core-plugins/available/network"))
    #expect(throws: PluginRefused.noCore(folder.path("lib/core-plugins/available/network"))) {
      try plugin().disable()
    }
    try files.removeItem(atPath: folder.path("lib"))
    #expect(throws: PluginRefused.noPlugins(folder.path("lib/plugins/available"))) { try plugin().enable() }
  }
}
