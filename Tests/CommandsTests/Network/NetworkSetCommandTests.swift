// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkSetCommandTests {
  private func host() throws -> CommandHost {
    let host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
    try host.engine.change { world in
      for name in ["one", "two", "three"] { _ = try world.createNetwork(name) }
    }
    return host
  }

  private func stored(_ host: CommandHost, _ property: String, of app: String = "blog") -> String? {
    host.folder.read("lib/config/network/\(app)/\(property)")
  }

  @Test func `a value is stored as it is, without a line end`() async throws {
    let host = try host()
    #expect(await host.run("network:set", "blog", "tld", "lan") == Said(0, "=====> Setting tld to lan\n"))
    #expect(stored(host, "tld") == "lan")
    #expect(await host.run("--quiet", "network:set", "blog", "tld", "lan2") == Said())
    #expect(stored(host, "tld") == "lan2")
  }

  @Test func `lists take several words and commas, and store each network once`() async throws {
    let host = try host()
    #expect(
      await host.run("network:set", "blog", "attach-post-create", "one, two", "three", "one", ",")
        == Said(0, "=====> Setting attach-post-create to one,two,three\n"))
    #expect(stored(host, "attach-post-create") == "one,two,three")
  }

  @Test(arguments: [["tld"], ["tld", ""]])
  func `no value and an empty one take the property away`(words: [String]) async throws {
    let host = try host()
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    #expect(await host.run(["network:set", "blog"] + words) == Said(0, "=====> Unsetting tld\n"))
    #expect(stored(host, "tld") == nil)
    #expect(await host.run(["network:set", "blog"] + words) == Said(0, "=====> Unsetting tld\n"))
  }

  @Test func `what holds for all is set with --global`() async throws {
    let host = try host()
    #expect(await host.run("network:set", "--global", "tld", "lan") == Said(0, "=====> Setting tld to lan\n"))
    #expect(stored(host, "tld", of: "--global") == "lan")
    #expect(await host.run("--app", "blog", "network:set", "tld", "--global").status == 0)
    #expect(stored(host, "tld", of: "--global") == nil)
    #expect(
      await host.run("network:set", "--global", "static-web-listener", "a:1")
        == .failed("Property cannot be specified globally"))
  }

  @Test func `a network that is not there yet is warned of and set`() async throws {
    let host = try host()
    #expect(
      await host.run("network:set", "blog", "attach-post-deploy", "one", "later")
        == Said(0, "=====> Setting attach-post-deploy to one,later\n", " !     Network later does not exist yet\n"))
    #expect(stored(host, "attach-post-deploy") == "one,later")
    #expect(
      await host.run("network:set", "blog", "initial-network", "later").errorOutput
        == " !     Network later does not exist yet\n")
  }

  @Test func `an engine that does not answer is no reason to warn or to refuse`() async throws {
    let host = try host()
    host.engine.disappear()
    #expect(
      await host.run("network:set", "blog", "attach-post-deploy", "later")
        == Said(0, "=====> Setting attach-post-deploy to later\n"))
  }

  @Test(arguments: [("attach-post-create", "attach-post-deploy"), ("attach-post-deploy", "attach-post-create")])
  func `a network is in one list only, whichever was first`(first: String, second: String) async throws {
    let host = try host()
    _ = await host.run("network:set", "blog", first, "one", "two")
    let refused = Said.failed("Network name already associated with this app: two")
    #expect(await host.run("network:set", "blog", second, "three", "two") == refused)
    #expect(stored(host, second) == nil)
  }

  @Test func `a network that holds for all is one of the app's, unless the app has its own`() async throws {
    let host = try host()
    _ = await host.run("network:set", "--global", "attach-post-create", "one")
    let refused = Said.failed("Network name already associated with this app: one")
    #expect(await host.run("network:set", "blog", "attach-post-deploy", "one") == refused)
    #expect(await host.run("network:set", "--global", "attach-post-deploy", "one") == refused)
    _ = await host.run("network:set", "blog", "attach-post-create", "two")
    #expect(await host.run("network:set", "blog", "attach-post-deploy", "one").status == 0)
  }

  @Test(arguments: [
    ([], "Please specify an app to run the command on"), ([""], "Please specify an app to run the command on"),
    (["blog"], "No property specified"), (["blog", ""], "No property specified"),
    (
      ["blog", "colour", "red"],
      "Invalid property specified, valid properties include: attach-post-create, attach-post-deploy, "
        + "bind-all-interfaces, initial-network, static-web-listener, tld"
    ),
    (["--global"], "No property specified"),
    (["blog", "attach-post-create", "one", "none"], "Invalid network name specified for attach: none"),
  ])
  func `what cannot be meant changes nothing`(words: [String], message: String) async throws {
    let host = try host()
    #expect(await host.run(["network:set"] + words) == .failed(message))
    #expect(host.folder.read("lib/config/network/blog/attach-post-create") == nil)
  }

  @Test func `an app that there is not has its own status and gets no folder`() async throws {
    let host = try host()
    #expect(
      await host.run("network:set", "nope", "tld", "lan") == .failed("App nope does not exist", status: 20))
    #expect(stored(host, "tld", of: "nope") == nil)
  }
}
