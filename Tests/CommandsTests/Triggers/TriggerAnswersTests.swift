// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

/// What other plugins ask for: nothing but the answer on stdout.
@Suite(.timeLimit(.minutes(1)))
struct TriggerAnswersTests {
  private let host: CommandHost

  init() throws {
    host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
  }

  private func ask(_ trigger: Trigger, _ words: String..., input: String = "") async -> Said {
    await host.run(input: input) { try $0.perform(trigger, words) }
  }

  @Test(arguments: [Trigger.dockerArgsProcessDeploy, .dockerArgsProcessRun, .dockerArgsProcessBuild])
  func `the initial network is put before what is passed through`(trigger: Trigger) async throws {
    #expect(await ask(trigger, "blog", "herokuish", input: "-v /a:/b ") == Said(0, "-v /a:/b "))
    try host.tree.set("network", "initial-network", of: "--global", to: "shared")
    for _ in 0..<2 {
      #expect(await ask(trigger, "blog", "herokuish", input: "-v /a:/b ") == Said(0, " --network=shared -v /a:/b "))
    }
    #expect(await ask(trigger, "blog", "herokuish") == Said(0, " --network=shared "))
  }

  @Test func `a Dockerfile's build keeps its network`() async throws {
    try host.tree.set("network", "initial-network", of: "blog", to: "shared")
    #expect(await ask(.dockerArgsProcessBuild, "blog", "dockerfile", input: "x") == Said(0, "x"))
    #expect(await ask(.dockerArgsProcessDeploy, "blog", "dockerfile", input: "x") == Said(0, " --network=shared x"))
  }

  @Test func `a network that would be more than one word of a command line is refused`() async throws {
    try host.tree.set("network", "initial-network", of: "blog", to: "a --privileged")
    let said = await ask(.dockerArgsProcessDeploy, "blog", "herokuish", input: "x")
    #expect(said == .failed("Invalid initial-network of blog: a --privileged"))
  }

  @Test(arguments: [
    ("attach-post-create", ""), ("attach-post-deploy", "a,b"), ("bind-all-interfaces", "false"),
    ("initial-network", ""), ("tld", "lan"),
  ])
  func `a property is the one that holds`(key: String, value: String) async throws {
    try host.tree.set("network", "tld", of: "--global", to: "lan")
    try host.tree.set("network", "attach-post-deploy", of: "blog", to: "a,b")
    #expect(await ask(.networkGetProperty, "blog", key) == Said(0, "\(value)\n"))
  }

  @Test(arguments: ["static-web-listener", "colour", ""])
  func `a property that cannot be asked for is refused`(key: String) async {
    #expect(await ask(.networkGetProperty, "blog", key) == .failed("Invalid network property specified: \(key)"))
  }

  @Test func `there is a configuration where the first web process has both of its files, or a static listener`()
    async throws
  {
    #expect(await ask(.networkConfigExists, "blog") == Said(0, "false\n"))
    try host.tree.write("10.0.0.1", "IP.web.1", of: "blog")
    #expect(await ask(.networkConfigExists, "blog") == Said(0, "false\n"))
    try host.tree.write("5000", "PORT.web.1", of: "blog")
    #expect(await ask(.networkConfigExists, "blog") == Said(0, "true\n"))
    try host.tree.set("network", "static-web-listener", of: "shop", to: "a:1")
    #expect(await ask(.networkConfigExists, "shop") == Said(0, "true\n"))
    #expect(await ask(.networkConfigExists, "nope") == Said(0, "false\n"))
  }

  @Test func `listeners are those of one type, the tenth after the second`() async throws {
    try host.tree.write("10.0.0.2", "IP.web.2", of: "blog")
    try host.tree.write("10.0.0.9", "IP.web.10", of: "blog")
    try host.tree.write("8080", "PORT.web.10", of: "blog")
    try host.tree.write("10.0.0.5", "IP.worker.1", of: "blog")
    #expect(await ask(.networkGetListeners, "blog", "web") == Said(0, "10.0.0.2:5000 10.0.0.9:8080\n"))
    #expect(await ask(.networkGetListeners, "blog", "worker") == Said(0, "10.0.0.5:5000\n"))
    #expect(await ask(.networkGetListeners, "blog", "cron") == Said(0, "\n"))
    let warning =
      " !     Deprecated: Please specify a processType argument for the network-get-listeners plugin trigger\n"
    #expect(await ask(.networkGetListeners, "blog") == Said(0, "10.0.0.2:5000 10.0.0.9:8080\n", warning))
  }

  @Test func `a static listener stands for web alone`() async throws {
    try host.tree.write("10.0.0.5", "IP.worker.1", of: "blog")
    #expect(await ask(.networkGetStaticListeners, "blog", "web") == Said(0, "\n"))
    try host.tree.set("network", "static-web-listener", of: "blog", to: "a:1")
    #expect(await ask(.networkGetListeners, "blog", "web") == Said(0, "a:1\n"))
    #expect(await ask(.networkGetListeners, "blog", "worker") == Said(0, "10.0.0.5:5000\n"))
    #expect(await ask(.networkGetStaticListeners, "blog", "web") == Said(0, "a:1\n"))
  }

  @Test func `the report is the text that the command prints`() async throws {
    #expect(await ask(.report, "blog") == (await host.run("network:report", "blog")))
    #expect(await ask(.report, "nope").status == 20)
  }

  @Test(arguments: Trigger.allCases.filter { ![.install, .postContainerCreate, .report].contains($0) })
  func `no trigger takes a name that leads out of its folder`(trigger: Trigger) async throws {
    try host.folder.write("x", to: "lib/config/network/--global/tld")
    try host.folder.write("x", to: "home/secret/IP.web.1")
    for name in ["..", "--global", "../home/secret", ""] {
      let said = await ask(trigger, name, name, "1", "10.0.0.1")
      #expect(said.status == 1, "\(name)")
      #expect(said.output.isEmpty)
    }
    #expect(host.folder.read("lib/config/network/--global/tld") == "x")
    #expect(host.folder.read("home/secret/IP.web.1") == "x")
  }
}
