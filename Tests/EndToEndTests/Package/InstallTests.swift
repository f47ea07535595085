// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The package on hosts that lack something: it can be installed everywhere, and the service knows what to do.
@Suite(.serialized, .timeLimit(.minutes(4))) struct InstallTests {
  private let host: RealHost

  init() throws { host = try RealHost() }

  @Test func `without Docker the service waits for it, for ever, and says so once`() throws {
    let systemd = try SystemdHost(on: host, hasDocker: false)
    try systemd.install()
    try systemd.waitForMessage("/var/run/docker.sock")
    #expect(try systemd.show("ActiveState") == "activating")
    try eventually("more attempts", within: .seconds(40)) {
      try Int(systemd.shell("echo $(($(cut -d. -f1 /proc/uptime) - $(cat /run/dokku-event-listener/started)))")) ?? 0
        > 8
    }
    #expect(try systemd.messages().count == 2)
    #expect(try systemd.show("NRestarts") == "0")
  }

  @Test func `without nginx there is no reload, one line tells of it, and listener files are kept true`() throws {
    try host.createBlog()
    let systemd = try SystemdHost(on: host)
    try systemd.shell("apt-get purge --yes nginx-common >/dev/null 2>&1")
    try systemd.install()
    try systemd.waitUntilReady()
    let new = try host.move("blog.web.1", of: "blog")
    try eventually("the listener file") { host.read("IP.web.1", of: "blog")?.contains(new) == true }
    try systemd.waitForMessage("No such file")
    let told = try systemd.messages()
    #expect(told.filter { $0.contains("nginx") && $0.contains("No such file") }.count == 1)
    #expect(!told.contains { $0.contains("nginx runs the new configuration") })
    #expect(try systemd.show("NRestarts") == "0")
  }

  @Test func `without Dokku the service waits for its folder, and is ready when that comes`() throws {
    let systemd = try SystemdHost(on: host, hasDokku: false)
    try systemd.shell("systemctl is-active nginx")
    try systemd.install()
    try systemd.waitForMessage("the apps cannot be read, trying again: /home/dokku: ")
    #expect(try systemd.show("ActiveState") == "activating")
    try systemd.shell("mkdir /home/dokku")
    try eventually("the service to be ready", within: .seconds(60)) { try systemd.show("ActiveState") == "active" }
    #expect(try systemd.messages().filter { $0.contains("cannot be read") }.count <= 3)
    #expect(try systemd.show("StatusText").hasPrefix("0 apps, 0 listeners"))
    #expect(try systemd.show("NRestarts") == "0")
  }

  @Test func `without Dokku's folder nginx does not wait at boot, and with it does`() throws {
    let systemd = try SystemdHost(on: host, hasDocker: false, hasDokku: false)
    try systemd.install()
    let gate = "dokku-event-listener-gate"
    try host.docker("restart", "--time", "5", "systemd")
    try eventually("nginx", within: .seconds(30)) { (try? systemd.show("ActiveState", of: "nginx")) == "active" }
    #expect(try systemd.show("ActiveState", of: gate) == "inactive")
    #expect(try systemd.show("Result", of: gate) == "exec-condition")
    try eventually("the service to start") { try systemd.show("ActiveState") == "activating" }

    try systemd.shell("mkdir /srv/dokku && echo DOKKU_ROOT=/srv/dokku >>/etc/default/dokku-event-listener")
    try host.docker("restart", "--time", "5", "systemd")
    try eventually("the gate to wait", within: .seconds(30)) {
      (try? systemd.show("ActiveState", of: gate)) == "activating"
    }
    #expect(try systemd.show("ActiveState", of: "nginx") == "inactive")
  }

  @Test func `a home of Dokku's that only dokku may enter is no obstacle, and its files stay dokku's`() throws {
    try host.createBlog()
    let systemd = try SystemdHost(on: host)
    try systemd.shell("useradd --system dokku && chown --recursive dokku:dokku /home/dokku && chmod 750 /home/dokku")
    try host.remove("IP.web.1", of: "blog")
    try systemd.install()
    try systemd.waitUntilReady()
    #expect(try systemd.shell("stat --format '%U:%G %a' /home/dokku") == "dokku:dokku 750")
    #expect(
      try systemd.shell("stat --format '%U:%G' /home/dokku/blog/IP.web.1 /home/dokku/blog/nginx.conf | uniq")
        == "dokku:dokku")
    try systemd.waitUntilBlogAnswers()
  }

  @Test func `a line that is no setting is named, a wrong value too, and nothing loops`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    let file = "/etc/default/dokku-event-listener"
    try systemd.shell("echo 'DEL_PROXY native' >>\(file) && systemctl restart dokku-event-listener")
    try systemd.waitUntilReady()
    let journal = "journalctl -u dokku-event-listener --no-pager -o cat"
    try systemd.waitForMessage("left out")
    let ignored = try systemd.shell("\(journal) | grep 'left out'")
    #expect(ignored.hasPrefix("\(file), line ") && ignored.hasSuffix(": it is no NAME=VALUE, so it is left out"))

    try systemd.shell("echo DEL_REBUILD_LIMIT=many >>\(file) && (systemctl restart dokku-event-listener || true)")
    #expect(try systemd.show("ActiveState") == "failed")
    #expect(try systemd.show("NRestarts") == "0")
    try eventually("the journal to name it once") {
      try systemd.shell("\(journal) | grep --count 'DEL_REBUILD_LIMIT is \"many\"' || true") == "1"
    }
    try systemd.shell("sed -i '/many/d' \(file) && systemctl start dokku-event-listener")
    try systemd.waitUntilReady()
  }
}
