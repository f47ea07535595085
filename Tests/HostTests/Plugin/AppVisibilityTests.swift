// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

@testable import Host

struct AppVisibilityTests {
  private let folder: TemporaryFolder
  private let apps: [AppName]

  init() throws {
    folder = try TemporaryFolder()
    apps = try ["attic", "blog"].map { try #require(AppName($0)) }
    for plugin in ["20_events", "acl", "silent"] { try folder.write("", to: "plugins/enabled/\(plugin)/plugin.toml") }
    try add("20_events")
  }

  private func add(_ plugin: String, mode: mode_t = 0o755) throws {
    let path = try folder.write("#!/bin/sh\n", to: "plugins/enabled/\(plugin)/user-auth-app")
    try #require(chmod(path, mode) == 0)
  }

  private func question(_ variables: [String: String] = [:]) throws -> [String]? {
    let all = variables.merging(["PLUGIN_PATH": folder.path("plugins")]) { given, _ in given }
    return try AppVisibility { all[$0] }.question(about: apps)?.arguments
  }

  @Test func `nobody is asked where no plugin but the event logger answers`() throws {
    #expect(try question() == nil)
    try add("silent", mode: 0o644)
    #expect(try question() == nil)
  }

  @Test func `a plugin is asked through plugn, with the user and every app`() throws {
    try add("acl")
    #expect(
      try question(["SSH_USER": "ann", "SSH_NAME": "laptop", "USER": "dokku"])
        == ["plugn", "trigger", "user-auth-app", "ann", "laptop", "attic", "blog"])
    #expect(
      try question(["USER": "dokku"]) == ["plugn", "trigger", "user-auth-app", "dokku", "default", "attic", "blog"])
  }

  @Test func `outside of Dokku nobody is asked`() throws {
    try add("acl")
    #expect(try question(["PLUGIN_PATH": ""]) == nil)
    #expect(try question(["PLUGIN_PATH": "/nowhere"]) == nil)
  }

  @Test func `the answer's apps are visible, in their order, and no answer shows none`() {
    let answer = { (ending: CommandResult.Ending, text: String) in
      AppVisibility.visible(apps, by: CommandResult(ending: ending, output: Array(text.utf8)))
    }
    #expect(answer(.exited(0), "blog\nattic\nother\n") == apps)
    #expect(answer(.exited(0), "blog\n") == [apps[1]])
    #expect(answer(.exited(0), "") == [])
    #expect(answer(.exited(1), "blog\n") == nil)
    #expect(answer(.notStarted(2), "") == nil)
  }
}
