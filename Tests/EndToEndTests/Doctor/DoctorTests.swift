// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// `doctor` on real hosts, in good health and in bad.
@Suite(.serialized) struct DoctorTests {
  private func host(_ apps: String...) throws -> RealHost {
    let host = try RealHost()
    for app in apps {
      try host.createApp(app)
      try host.deploy(app, options: ["--listeners"])
    }
    return host
  }

  @Test func `a host in good health has no fault, and nothing of it changes`() throws {
    let host = try host("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try eventually("a status that is well") { try host.run("status").status == 0 }
    let files = "cd \(host.path) && find root lib nginx/nginx.conf state -type f -printf '%p %T@ %s\\n' | sort"
    let before = try EmbeddedHostScript.output(of: ["sh", "-c", files])
    let outcome = try host.run("doctor")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.errorOutput == "")
    for line in [
      "  ok        Docker 20.10", "  ok        it runs as process \(daemon.pid) and is ready\n",
      "  ok        rendered by dokku-event-listener: blog\n",
      "  ok        \(host.path)/nginx/nginx.conf includes the apps",
    ] { #expect(outcome.output.contains(line), "\(line)") }
    #expect(try EmbeddedHostScript.output(of: ["sh", "-c", files]) == before)
    #expect(try host.run("doctor", "--format", "json").output.hasPrefix(#"{"well":true,"user":"root","#))
  }

  @Test func `each of several faults is told with what to type, and typing it mends them`() throws {
    let host = try host("blog", "shop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let main = "\(host.path)/nginx/nginx.conf"
    try host.shell("cp \(main) \(main).whole && sed -i '/root.*nginx.conf;/d' \(main)")
    try host.setProperty("network", "blog", "attach-post-deploy", "backend")
    try host.setProperty("nginx", "shop", "client-max-body-size", "1m; }")
    let settings = "\(host.path)/default"
    try host.shell("printf 'DEL_LOG_LEVEL=loud\\nexport DEL_PROXY=off\\n' >\(settings)")
    daemon.send(SIGHUP)
    try daemon.waitFor(.proxyRefused, of: "shop")
    try eventually("shop's quarantine in the status") { try host.run("status").output.contains("QUARANTINED") }
    let outcome = try host.run("doctor", environment: ["DEL_SETTINGS_FILE": settings])
    #expect(outcome.status == 1)
    for lines in [
      """
        fault     network backend, which blog wants, does not exist
                   dokku-event-listener network:create backend

      """,
      """
        fault     \(main) does not include the apps' nginx.conf, so no app is served
                   in \(main), inside of http { }: include \(host.root)/*/nginx.conf;

      """,
      "  fault     \(settings), line 1: DEL_LOG_LEVEL is \"loud\"; it must be error, warning, notice, info or debug\n",
      "  fault     \(settings), line 2: \"export DEL_PROXY\" is no variable's name, so it is left out\n",
      "  fault     shop is quarantined, see status: ",
    ] { #expect(outcome.output.contains(lines), "\(lines)\n\(outcome.output)") }

    // What was said to type.
    #expect(try host.run("network:create", "backend").status == 0)
    try host.shell("cp \(main).whole \(main)")
    try host.setProperty("nginx", "shop", "client-max-body-size", nil)
    daemon.send(SIGHUP)
    try eventually("a host in good health", within: .seconds(60)) { try host.run("doctor").status == 0 }
  }

  @Test func `without the daemon, nginx or Docker a host is told to start them`() throws {
    let host = try host("blog")
    try host.script("nginx-stop")
    let outcome = try host.run("doctor", environment: ["DOCKER_HOST": "unix://\(host.path)/nowhere.sock"])
    #expect(outcome.status == 1)
    for line in [
      "  fault     there is no \(host.path)/nowhere.sock: Docker does not run, or is elsewhere\n",
      "  fault     nginx does not run\n", "  fault     the daemon is not running, so nobody follows Docker\n",
    ] { #expect(outcome.output.contains(line), "\(line)") }
  }

  @Test func `an engine that is dead, and a folder that takes no writing, are told apart from missing ones`() throws {
    let host = try host("blog")
    try host.script("engine-kill")
    let app = "\(host.root)/blog"
    let mount = "mount --bind \(app) \(app) && mount --options remount,bind,ro \(app)"
    let outcome = try host.run(script: "unshare --mount sh -c '\(mount) && exec $DEL doctor'")
    #expect(outcome.status == 1)
    for line in [
      "  fault     Docker does not answer: ",
      "  fault     \(app): Read-only file system\n             mount -o remount,rw $(findmnt -no TARGET -T \(app))\n",
      "  skipped:  Docker does not answer\n",
    ] { #expect(outcome.output.contains(line), "\(line)\n\(outcome.output)") }
  }

  @Test func `whoever is not root is told so, and what only root may see is no fault`() throws {
    let host = try host("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.shell("chmod 0700 \(host.root)/blog")
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups $DEL doctor"
    let outcome = try host.run(script: nobody)
    #expect(outcome.output.contains("  advice    looked at as nobody, not as root"))
    #expect(outcome.output.contains("  fault     nobody has no right to \(host.path)/docker.sock\n"))
    #expect(outcome.output.contains("  skipped:  \(host.root)/blog: Permission denied\n"))
  }

  @Test func `an app that dokku has to render is told by the first line that differs, both sides of it`() throws {
    let host = try host("blog", "shop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    _ = daemon.terminate()
    try host.installDokku("exit 0")
    let look = { try host.run("doctor", environment: ["DEL_PROXY": "auto"]).output }
    #expect(try look().contains("  ok        rendered by dokku-event-listener: blog, shop\n"))
    try host.shell("sed -i 's/server_name shop.localhost/server_name shop.example/' \(host.root)/shop/nginx.conf")
    let told = try look()
    #expect(told.contains("  ok        rendered by dokku-event-listener: blog\n"))
    let difference =
      /advice {4}shop is left to dokku, which takes seconds; its nginx\.conf: line \d+ is "(.*)", not "(.*)"/
    let sides = try #require(told.firstMatch(of: difference), "\(told)")
    #expect(sides.1.contains("server_name shop.example") && sides.2.contains("server_name shop.localhost"))
  }

  @Test func `a second daemon for the same apps is found`() throws {
    let host = try host("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let second = try RealDaemon(on: host, environment: ["RUNTIME_DIRECTORY": "\(host.path)/second"])
    try second.waitUntilReady()
    #expect(
      try host.run("doctor").output.contains(
        "  fault     process \(second.pid) is another dokku-event-listener for the same apps\n"))
  }
}
