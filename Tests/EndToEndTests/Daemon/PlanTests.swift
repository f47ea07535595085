// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// `plan` as a whole process on a real engine and a real nginx: it says what a rebuild does, and does nothing.
@Suite(.serialized) struct PlanTests {
  private struct Plan: Decodable {
    struct File: Decodable {
      let path: String
      let before, after: String?
    }
    let changes: Bool
    let files: [File]
  }

  /// Two apps of which nothing is as it should be.
  private func neglectedHost() throws -> RealHost {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    #expect(try host.run("network:rebuild", "shop").status == 0)
    try host.write("10.9.9.9", to: "IP.web.1", of: "blog")
    try host.write("10.9.9.8", to: "IP.web.7", of: "blog")
    try host.swap("blog.web.1", "shop.web.1")
    try host.run("network:create", "front")
    try host.setProperty("network", "blog", "attach-post-deploy", "front")
    return host
  }

  /// Every byte, mode, owner, time of change and inode of the host's files, what the engine knows, and who works for nginx.
  private func everything(of host: RealHost) throws -> String {
    let docker = "docker -H unix://\(host.path)/docker.sock"
    let said = try host.run(
      script: """
        find \(host.root) \(host.library) -printf '%p %i %m %U:%G %s %T@ %C@\\n' | sort
        find \(host.root) \(host.library) -type f -print0 | sort -z | xargs -0 sha256sum
        \(docker) network ls --quiet | sort | xargs \(docker) network inspect
        \(docker) ps --all --quiet | sort | xargs \(docker) inspect
        cat /proc/$(cat \(host.path)/nginx/nginx.pid)/task/*/children
        """)
    return said.output
  }

  @Test func `nothing is changed, though there is much to change`() throws {
    let host = try neglectedHost()
    let before = try everything(of: host)
    #expect(before.contains("nginx.conf") && before.contains(#""Name": "front""#))
    let folder = try TemporaryFolder()
    let said = try host.run("plan", environment: ["TMPDIR": folder.path])
    #expect(said.status == 0 && said.errorOutput == "")
    #expect(try everything(of: host) == before)
    let addresses = try ["blog", "shop"].map { try host.address(of: "\($0).web.1") }
    let file = "\(host.root)/blog/IP.web.1"
    let missing = "\\ No newline at end of file\n"
    #expect(
      said.output.hasPrefix(
        "=====> blog\n--- \(file)\n+++ \(file)\n@@ -1 +1 @@\n-10.9.9.9\n\(missing)+\(addresses[0])\n\(missing)"))
    #expect(said.output.contains("+++ /dev/null\n@@ -1 +0,0 @@\n-10.9.9.8\n"))
    #expect(said.output.contains("--- /dev/null\n+++ \(host.root)/blog/nginx.conf\n@@ -0,0 +1,"))
    #expect(said.output.contains("\n+  server \(addresses[1]):5000;\n"))
    #expect(said.output.contains("connect     blog.web.1 to network front (aliases blog.web, "))
    #expect(said.output.contains("reload      nginx (1 time)\nTo change: "))
    #expect(try host.run("plan", "--exit-code", "shop").status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a rebuild does what the plan said to the byte, and then there is nothing to change`() throws {
    let host = try neglectedHost()
    try host.write("7025:5000\n", to: "PORTS", of: "shop")
    try host.createApp("safe", ports: ["http:80:5000", "https:443:5000"])
    try host.shell(
      "mkdir -p \(host.root)/safe/tls && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        + " -keyout \(host.root)/safe/tls/server.key -out \(host.root)/safe/tls/server.crt -days 2"
        + " -subj /CN=safe.localhost 2>/dev/null")
    try host.deploy("safe")
    let said = try host.run("plan", "--format", "json")
    let plan = try JSONDecoder().decode(Plan.self, from: Data(said.output.utf8))
    #expect(plan.changes)
    #expect(
      Set(plan.files.map { $0.path.dropFirst(host.root.utf8.count + 1) }).isSuperset(of: [
        "blog/IP.web.1", "blog/IP.web.7", "blog/nginx.conf", "shop/IP.web.1", "shop/nginx.conf",
        "shop/nginx.stream.conf", "safe/IP.web.1", "safe/nginx.conf", "safe/nginx.conf.d/hsts.conf",
      ]))
    for file in plan.files {
      let now = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
      #expect(now == file.before)
    }
    let before = try host.run(script: "cd \(host.root) && find . -type f | sort | xargs sha256sum").output
    #expect(try host.run("network:rebuildall").status == 0)
    for file in plan.files {
      let now = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
      #expect(now == file.after, "\(file.path)")
    }
    // No file but those was touched.
    let after = try host.run(script: "cd \(host.root) && find . -type f | sort | xargs sha256sum").output
    let changed = Set(before.split(separator: "\n")).symmetricDifference(after.split(separator: "\n"))
    let paths = Set(changed.map { "\(host.root)/\($0.split(separator: " ").last?.dropFirst(2) ?? "")" })
    #expect(paths == Set(plan.files.map(\.path)))
    #expect(try host.run("plan", "--exit-code") == CommandOutcome(0, "Nothing to change.\n"))
  }

  @Test func `a template that does not render is told, and what is done for the others`() throws {
    let host = try neglectedHost()
    try host.setProperty("nginx", "blog", "client-max-body-size", "1m; }")
    let said = try host.run("plan")
    #expect(said.status == 0)
    #expect(said.output.contains("quarantine  blog keeps its last good nginx configuration: "))
    #expect(said.output.contains("client-max-body-size is \"1m; }\", not a size such as 8k\n"))
    #expect(said.output.contains("+++ \(host.root)/shop/nginx.conf\n"))
    #expect(!said.output.contains("+++ \(host.root)/blog/nginx.conf\n"))
  }

  @Test func `what is left to Dokku is a command, which is not run`() throws {
    let host = try neglectedHost()
    try host.installDokku("echo run >>\(host.path)/ran")
    try host.write("server { listen 80; server_name hand.made; }\n", to: "nginx.conf", of: "shop")
    let before = try everything(of: host)
    let said = try host.run("plan", "shop", environment: ["DEL_PROXY": "auto"])
    #expect(said.output.contains("run         \(host.path)/bin/dokku --quiet proxy:build-config shop\n"))
    #expect(said.output.hasSuffix("1 command to run.\n"))
    #expect(try everything(of: host) == before)
    #expect(!FileManager.default.fileExists(atPath: "\(host.path)/ran"))
  }

  @Test func `a daemon at work is not disturbed by it`() throws {
    let host = try neglectedHost()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    let (before, told) = (try everything(of: host), daemon.log.records.count)
    #expect(try host.run("plan", "--exit-code") == CommandOutcome(0, "Nothing to change.\n"))
    #expect(try everything(of: host) == before)
    #expect(daemon.log.records.count == told)
    #expect(client.stop().wrong == 0)
  }
}
