// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// The program as Dokku's network plugin, reached as Dokku and plugn reach it.
@Suite(.serialized) struct NetworkPluginTests {
  private func enabled(_ host: RealHost) throws -> PluginHost {
    let plugins = try PluginHost(host)
    #expect(
      try host.run("plugin:enable")
        == CommandOutcome(0, "-----> The network plugin of dokku-event-listener is now in place\n"))
    return plugins
  }

  private func aliases(_ host: RealHost, of container: String, on network: String) throws -> Set<String> {
    let format = "{{with index .NetworkSettings.Networks \"\(network)\"}}{{range .Aliases}}{{.}} {{end}}{{end}}"
    return Set(try host.docker("inspect", "--format", format, container).split(separator: " ").map(String.init))
  }

  @Test func `subcommands, help and what is not its own are answered as Dokku asks`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    #expect(try plugins.dokku("network:create shared") == CommandOutcome(0, "-----> Creating network shared\n"))
    #expect(
      try plugins.dokku("network:list", environment: ["DOKKU_QUIET_OUTPUT": "1"]).output
        == "bridge\nhost\nnone\nshared\n")
    let app = ["DOKKU_APP_NAME": "shop"]
    #expect(try plugins.dokku("network:set tld lan", environment: app).output == "=====> Setting tld to lan\n")
    #expect(try plugins.dokku("network:report shop --network-tld", environment: app).output == "lan\n")
    let help = try host.run("network:help").output
    #expect(try plugins.dokku("network") == CommandOutcome(0, help))
    #expect(try plugins.dokku("network:help") == CommandOutcome(0, help))
    #expect(try plugins.dokku("network:bogus") == CommandOutcome(1, "", "not a dokku command\n"))
    #expect(try plugins.dokku("help").output == "\n    network, Manage network settings for an app\n")
    #expect(try plugins.dokku("network:destroy shared", environment: ["DOKKU_APPS_FORCE_DELETE": "1"]).status == 0)
  }

  @Test func `its answers stand among those of its neighbours, and nothing else does`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    try host.setProperty("network", "shop", "initial-network", "shared")
    for name in ["aaa", "zzz"] {
      try plugins.add(name, "docker-args-process-deploy", "cat; printf '%s ' '-v /\(name)'")
    }
    let said = try plugins.trigger("docker-args-process-deploy shop herokuish latest web 1", input: "-e A=b ")
    #expect(said == CommandOutcome(0, "-e A=b -v /aaa  --network=shared -v /zzz "))
    let bytes = "printf '\\377\\000\\n' | $DOKKU_LIB_ROOT/plugins/enabled/network/docker-args-process-run shop x"
    #expect(try host.run(script: "\(bytes) | od -An -c | tr -d ' \n'").output.hasSuffix("377\\0\\n"))
    #expect(try plugins.trigger("network-get-property shop initial-network") == CommandOutcome(0, "shared\n"))
    #expect(try plugins.trigger("network-config-exists shop") == CommandOutcome(0, "false\n"))
    try plugins.add("aaa", "network-get-property", "exit 3")
    #expect(try plugins.trigger("network-get-property shop initial-network") == CommandOutcome(3))
    #expect(try plugins.trigger("nobody-has-it shop") == CommandOutcome())
    try host.shell("ln -s '\(RealDaemon.binary)' \(host.library)/plugins/available/network/post-stop")
    #expect(
      try plugins.trigger("post-stop shop")
        == CommandOutcome(1, "", " !     Invalid plugin trigger call: post-stop\n"))
  }

  @Test func `installing sets nothing for anybody, and the core plugin does not install any more`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    #expect(try plugins.trigger("install") == CommandOutcome())
    #expect(!FileManager.default.fileExists(atPath: "\(host.library)/core-plugins/enabled/network/install"))
    let report = try host.run("network:report", "shop").output.split(separator: "\n").dropFirst()
    for row in report where !row.contains("computed bind all interfaces") {
      #expect(row.split(separator: ":", maxSplits: 1)[1].allSatisfy { $0 == " " }, "\(row)")
    }
    #expect(report.contains { $0.hasSuffix("computed bind all interfaces: false") })
  }

  @Test func `a deploy through the triggers puts the container on bridge and network, with its aliases`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    for name in ["one", "two", "three"] { try host.run("network:create", name) }
    try host.run("network:set", "shop", "attach-post-create", "one", "two")
    try host.run("network:set", "shop", "attach-post-deploy", "three")
    let ids = try host.deploy("shop", options: ["--no-attach", "--upcoming"])
    let id = try #require(ids.first)
    #expect(try plugins.trigger("post-container-create app \(id) shop deploy web") == CommandOutcome())
    let address = try host.docker("inspect", "--format", "{{.NetworkSettings.Networks.bridge.IPAddress}}", id)
    #expect(try plugins.trigger("network-get-ipaddr shop web \(id)") == CommandOutcome(0, "\(address)\n"))
    #expect(try plugins.trigger("network-write-ipaddr shop web 1 \(address)") == CommandOutcome())
    #expect(try plugins.trigger("network-write-port shop web 1 5000") == CommandOutcome())
    try host.write("\(id)\n", to: "CONTAINER.web.1", of: "shop")
    #expect(try plugins.trigger("network-get-listeners shop web") == CommandOutcome(0, "\(address):5000\n"))
    #expect(
      try plugins.trigger("core-post-deploy shop '' '' latest")
        == CommandOutcome(0, "-----> Associating app with network three\n"))
    for network in ["one", "two", "three"] {
      #expect(try aliases(host, of: id, on: network).isSuperset(of: ["shop.web", "\(id.prefix(12)).shop.web"]))
    }
    #expect(try !host.address(of: id, on: "bridge").isEmpty)
    #expect(
      try plugins.trigger("post-container-create app \(id) shop deploy web") == CommandOutcome(), "all joined already")
  }

  @Test func `a network that is missing ends the deploy by name`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    try host.run("network:set", "shop", "attach-post-create", "later")
    let ids = try host.deploy("shop", options: ["--no-attach", "--upcoming"])
    #expect(
      try plugins.trigger("post-container-create app \(try #require(ids.first)) shop deploy web")
        == CommandOutcome(1, "", " !     Network later does not exist\n"))
  }

  @Test func `as Dokku's own user it reads and writes what is Dokku's`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    try host.createApp("shop")
    let user = host.environment["HOST_OWNER"] ?? ""
    let mine = "stat --format '%u:%g %a' $DOKKU_LIB_ROOT/config/network/shop/tld"
    #expect(try plugins.dokku("network:set shop tld lan", as: user).status == 0)
    #expect(try host.run(script: mine).output == "\(user) 600\n")
    #expect(try plugins.trigger("network-get-property shop tld", as: user) == CommandOutcome(0, "lan\n"))
    #expect(try plugins.trigger("post-app-rename-setup shop news", as: user) == CommandOutcome())
    #expect(try plugins.trigger("network-get-property news tld", as: user) == CommandOutcome(0, "lan\n"))
    #expect(try plugins.trigger("post-delete news", as: user) == CommandOutcome())
    #expect(!FileManager.default.fileExists(atPath: "\(host.library)/config/network/news"))
  }

  @Test func `putting the core plugin back leaves the folders as they were, also after Dokku has taken ownership`()
    throws
  {
    let host = try RealHost()
    let plugins = try PluginHost(host)
    let picture = "cd $DOKKU_LIB_ROOT && find plugins core-plugins -printf '%p %l %M %U:%G\\n' | sort"
    let before = try host.run(script: picture).output
    let program = try host.run(script: "stat -L --format '%u:%g %a' $DEL").output
    try host.run("plugin:enable")
    // As plugin:install does for all plugins.
    try host.shell("chown -R \(host.environment["HOST_OWNER"] ?? "0:0") \(host.library)/plugins")
    #expect(try host.run(script: "stat -L --format '%u:%g %a' $DEL").output == program)
    #expect(try plugins.trigger("network-get-property shop tld") == CommandOutcome(0, "\n"))
    #expect(try host.run("plugin:disable").output == "-----> The core network plugin is now in place\n")
    #expect(try host.run(script: picture).output == before)
    #expect(try host.run("plugin:disable").output == "-----> The core network plugin is already in place\n")
  }

  @Test func `a plugin that hides apps from a user hides them from the report`() throws {
    let host = try RealHost()
    let plugins = try enabled(host)
    for app in ["attic", "blog"] { try host.createApp(app) }
    try plugins.add("acl", "user-auth-app", "[ $1 = ann ] && echo blog")
    try host.shell(
      "printf '#!/bin/sh\\nshift 2; exec \"$PLUGIN_PATH/enabled/acl/user-auth-app\" \"$@\"\\n' >\(host.path)/bin/plugn")
    try host.shell("chmod 755 \(host.path)/bin/plugn")
    let path = ["PATH": "\(host.path)/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    let shown = try plugins.dokku("network:report", environment: path.merging(["SSH_USER": "ann"]) { $1 })
    #expect(shown.status == 0)
    #expect(
      shown.output.split(separator: "\n").filter { $0.hasPrefix("=====>") } == ["=====> blog network information"])
    let refused = try plugins.dokku("network:report", environment: path.merging(["SSH_USER": "bob"]) { $1 })
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errorOutput.hasPrefix(" !     Unable to filter apps: "))
  }
}
