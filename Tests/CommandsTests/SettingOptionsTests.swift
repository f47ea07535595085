// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import Testing

@testable import Commands

struct SettingOptionsTests {
  @Test(arguments: SettingName.allCases)
  func `every setting has its option, and no other`(name: SettingName) throws {
    let watch = try #require(EventListenerCommand.parseAsRoot(["watch", name.option, "x"]) as? WatchCommand)
    #expect(watch.options.given == [name: "x"])
  }

  @Test func `without a subcommand the program watches`() throws {
    let watch = try #require(EventListenerCommand.parseAsRoot(["--proxy", "off"]) as? WatchCommand)
    #expect(watch.options.given == [.proxy: "off"])
    #expect(try EventListenerCommand.parseAsRoot([]) is WatchCommand)
  }

  @Test func `what is not given is not there`() throws {
    #expect(try SettingOptions.parse([]).given.isEmpty)
  }

  @Test(arguments: SettingName.allCases)
  func `the help names every option and its variable`(name: SettingName) {
    let help = WatchCommand.helpMessage(columns: 1000)
    #expect(help.contains(name.option))
    #expect(help.contains("[\(name.variable); "))
  }
}
