// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct InvocationTests {
  private static let plugin = "/var/lib/dokku/plugins/enabled/network"

  private func read(_ arguments: String...) -> Invocation {
    Invocation(arguments) { $0 == Self.plugin }
  }

  @Test(arguments: Trigger.allCases)
  func `a trigger's name in a plugin's folder is that trigger`(trigger: Trigger) {
    #expect(read("\(Self.plugin)/\(trigger.rawValue)", "blog", "") == .trigger(trigger, ["blog", ""]))
  }

  @Test func `what is in the folder of subcommands is one, whatever triggers are called`() {
    #expect(
      read("\(Self.plugin)/subcommands/report", "network:report", "blog") == .subcommand("network:report", ["blog"]))
    #expect(read("\(Self.plugin)/subcommands/list", "--quiet") == .subcommand("network:list", ["--quiet"]))
    #expect(read("\(Self.plugin)/subcommands/help", "network") == .subcommand("network:help", []))
    #expect(read("\(Self.plugin)/report", "blog") == .trigger(.report, ["blog"]))
  }

  @Test func `Dokku's question to every plugin is known by its name`() {
    #expect(read("\(Self.plugin)/commands", "help") == .commands(["help"]))
  }

  @Test func `another name in a plugin's folder is a trigger that there is not`() {
    #expect(read("\(Self.plugin)/deploy", "x") == .unknownTrigger("deploy"))
  }

  @Test func `anywhere else it is the program, whatever it is called`() {
    #expect(read("/usr/bin/dokku-event-listener", "watch") == .program(["watch"]))
    #expect(read("/usr/local/bin/report", "watch") == .program(["watch"]))
    #expect(read("/opt/subcommands/dokku-event-listener", "watch") == .program(["watch"]))
    #expect(read("\(Self.plugin)/dokku-event-listener", "watch") == .program(["watch"]))
    #expect(read("report", "watch") == .program(["watch"]))
    #expect(read("./commands") == .program([]))
    #expect(Invocation([]) { _ in true } == .program([]))
  }
}
