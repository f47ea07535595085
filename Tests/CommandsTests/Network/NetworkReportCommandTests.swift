// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkReportCommandTests {
  private static func block(_ app: String, _ values: [String: String] = [:]) -> String {
    let labels = [
      "attach post create", "attach post deploy", "bind all interfaces", "computed attach post create",
      "computed attach post deploy", "computed bind all interfaces", "computed initial network", "computed tld",
      "global attach post create", "global attach post deploy", "global bind all interfaces", "global initial network",
      "global tld", "initial network", "static web listener", "tld", "web listeners",
    ]
    let rows = labels.filter { app != "--global" || $0.hasPrefix("computed") || $0.hasPrefix("global") }.map { label in
      let start = "       Network \(label):"
      let value = values[label] ?? (label == "computed bind all interfaces" ? "false" : "")
      return start + String(repeating: " ", count: 45 - start.utf8.count) + value + "\n"
    }
    return "=====> \(app) network information\n" + rows.joined()
  }

  private func host() throws -> CommandHost {
    let host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
    return host
  }

  @Test func `a fresh app has nothing set`() async throws {
    #expect(await (try host()).run("network:report", "blog") == Said(0, Self.block("blog")))
  }

  @Test func `what is set is shown beside what holds`() async throws {
    let host = try host()
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    try host.tree.set("network", "tld", of: "--global", to: "internal")
    try host.tree.set("network", "bind-all-interfaces", of: "--global", to: "true")
    try host.tree.set("network", "attach-post-create", of: "--global", to: "a,b")
    try host.tree.write("172.17.0.9", "IP.web.10", of: "blog")
    try host.tree.write("172.17.0.2", "IP.web.2", of: "blog")
    try host.tree.write("3000", "PORT.web.2", of: "blog")
    try host.tree.write("", "IP.web.3", of: "blog")
    let values = [
      "tld": "lan", "computed tld": "lan", "global tld": "internal", "global bind all interfaces": "true",
      "computed bind all interfaces": "true", "global attach post create": "a,b",
      "computed attach post create": "a,b", "web listeners": "172.17.0.2:3000 172.17.0.9:5000",
    ]
    #expect(await host.run("network:report", "blog") == Said(0, Self.block("blog", values)))
    #expect(
      await host.run("network:report", "--global")
        == Said(
          0,
          Self.block(
            "--global",
            [
              "computed tld": "internal", "global tld": "internal", "global bind all interfaces": "true",
              "computed bind all interfaces": "true", "global attach post create": "a,b",
              "computed attach post create": "a,b",
            ])))
  }

  @Test func `a static listener takes the place of all others`() async throws {
    let host = try host()
    try host.tree.write("172.17.0.2", "IP.web.1", of: "blog")
    try host.tree.set("network", "static-web-listener", of: "blog", to: "127.0.0.1:8080")
    #expect(await host.run("network:report", "blog", "--network-web-listeners") == Said(0, "127.0.0.1:8080\n"))
  }

  @Test func `one value can be asked for`() async throws {
    let host = try host()
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    #expect(await host.run("network:report", "blog", "--network-tld") == Said(0, "lan\n"))
    #expect(await host.run("network:report", "--network-global-tld", "blog") == Said(0, "\n"))
    #expect(await host.run("--app", "blog", "network:report", "--network-computed-tld") == Said(0, "lan\n"))
  }

  @Test func `JSON has every value under two keys`() async throws {
    let host = try host()
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    let app = await host.run("network:report", "blog", "--format", "json").output
    #expect(app.hasPrefix(#"{"attach-post-create":"","attach-post-deploy":"","bind-all-interfaces":"","computed-"#))
    #expect(app.hasSuffix(#""static-web-listener":"","tld":"lan","web-listeners":""}"# + "\n"))
    #expect(app.contains(#""network-tld":"lan""#))
    #expect(app.split(separator: ",").count == 34)
    #expect(await host.run("network:report", "--global", "--format=json").output.split(separator: ",").count == 20)
  }

  @Test func `without an app there is a block for each, in their order`() async throws {
    let host = try host()
    try host.tree.write("", ".keep", of: "attic")
    try host.folder.write("", to: "home/.ssh/keep")
    try host.folder.write("", to: "home/ENV/keep")
    #expect(await host.run("network:report") == Said(0, Self.block("attic") + Self.block("blog")))
    #expect(await host.run("network:report", "--network-computed-bind-all-interfaces") == Said(0, "false\nfalse\n"))
  }

  @Test func `a host without apps is told, and is no failure`() async throws {
    let said = await (try CommandHost()).run("network:report")
    #expect(said == Said(0, "", " !     You haven't deployed any applications yet\n"))
  }

  @Test(arguments: [["--help"], ["-h"], ["blog", "--network-listeners"], ["--nothing"]])
  func `any other flag is refused with the list of those that there are`(words: [String]) async throws {
    let said = await (try host()).run(["network:report"] + words)
    #expect(said.status == 1)
    #expect(
      said.errorOutput.hasPrefix(" !     Invalid flag passed, valid flags: --network-attach-post-create, --network-"))
    #expect(said.errorOutput.hasSuffix(", --network-tld, --network-web-listeners\n"))
  }

  @Test(arguments: [
    (["--global", "--network-tld"], "Invalid flag passed, valid flags: --network-computed-attach-post-create, "),
    (["blog", "--network-tld", "--network-web-listeners"], "network:report command allows only a single flag"),
    (
      ["blog", "--network-tld", "--format", "json"],
      "--format flag cannot be specified when specifying an info flag"
    ),
    (["--running", "--global"], "--running flag cannot be specified with --global"),
    (["blog", "--running", "--network-tld"], "--running flag cannot be specified with an info flag"),
    (["blog", "--format", "yaml"], #"Format must be "stdout" or "json": "yaml""#),
    (["blog", "--format="], #"Format must be "stdout" or "json": """#),
  ])
  func `what does not go together is refused`(words: [String], message: String) async throws {
    let said = await (try host()).run(["network:report"] + words)
    #expect(said.status == 1)
    #expect(said.output.isEmpty)
    #expect(said.errorOutput.hasPrefix(" !     \(message)"))
  }

  @Test(arguments: [
    ("nope", 20, "App nope does not exist"), ("", 1, "Please specify an app to run the command on"),
    (
      "../blog", 1,
      "App name must begin with lowercase alphanumeric character, and may only contain lowercase alphanumerics, dots, and hyphens"
    ),
  ])
  func `an app that there is not has its own status`(app: String, status: Int32, message: String) async throws {
    #expect(await (try host()).run("network:report", app) == .failed(message, status: status))
  }

  @Test func `a value cannot bring a line or a colour with it`() async throws {
    let host = try host()
    try host.tree.set("network", "tld", of: "blog", to: "a\nb\u{1b}[31m")
    #expect(await host.run("network:report", "blog", "--network-tld") == Said(0, "a\\nb\\u{1b}[31m\n"))
  }
}
