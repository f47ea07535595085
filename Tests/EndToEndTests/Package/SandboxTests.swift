// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What the service may do, and that nothing it has to do is missing.
@Suite(.serialized, .timeLimit(.minutes(4))) struct SandboxTests {
  private let host: RealHost

  init() throws {
    host = try RealHost()
    try host.createBlog()
  }

  @Test func `systemd finds the service's exposure to be 2.5 at most`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.shell("systemd-analyze security --no-pager --threshold=25 dokku-event-listener.service >/dev/null")
  }

  @Test func `inside its sandbox it renders, follows a crash, and tests with nginx`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    try systemd.waitUntilBlogAnswers()
    try host.move("blog.web.1", of: "blog")
    try systemd.waitUntilBlogAnswers()
    try host.crash("blog.web.1")
    try systemd.waitForMessage("blog.web.1 was killed by SIGKILL")
    let templates = "\(host.library)/data/nginx-vhosts/app-blog"
    try host.shell("mkdir -p \(templates) && echo 'server { oops; }' >\(templates)/nginx.conf.sigil")
    try systemd.shell("systemctl reload dokku-event-listener")
    try systemd.waitForMessage("unknown directive \"oops\"")
    try systemd.waitUntilBlogAnswers()
    // Tests outside of the sandbox leave no trace.
    #expect(try systemd.shell("journalctl --no-pager -o short-monotonic | grep --regexp='nginx -t' || true") == "")
  }

  @Test func `inside its sandbox it serves ports, and sees whose others are`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.shell("systemd-run --unit=other systemd-socket-activate --listen=7100 cat")
    try eventually("the other program") { try systemd.shell("ss -Hltn sport = :7100") != "" }
    try host.write("7000:5000\n7100:5000\n", to: "PORTS", of: "blog")
    try systemd.install()
    try systemd.waitUntilReady()
    try systemd.waitUntilBlogAnswers(at: "http://127.0.0.1:7000/")
    try systemd.waitForMessage("port 7100/tcp is in use by another program")
    try systemd.shell("systemctl stop other")
    try systemd.shell("systemctl reload dokku-event-listener")
    try systemd.waitUntilBlogAnswers(at: "http://127.0.0.1:7100/")
  }

  @Test func `where all commands are the service's own children, nginx's tests still tell good from bad`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.write("DEL_COMMANDS=child\n", to: "/etc/default/dokku-event-listener")
    try systemd.shell("dpkg --install --force-confold /package.deb >/tmp/dpkg.log 2>&1")
    try systemd.waitUntilReady()
    try systemd.waitUntilBlogAnswers()
    let templates = "\(host.library)/data/nginx-vhosts/app-blog"
    try host.shell("mkdir -p \(templates) && echo 'server { oops; }' >\(templates)/nginx.conf.sigil")
    try systemd.shell("systemctl reload dokku-event-listener")
    try systemd.waitForMessage("unknown directive \"oops\"")
    #expect(try !systemd.messages().contains { $0.contains("socket()") })
  }

  /// Tells whether it is confined: by a system call filter, in writing below /usr, in becoming another user and root again.
  private func installDokku(_ systemd: SystemdHost, _ more: String) throws {
    try systemd.shell("cp /usr/bin/id /usr/local/bin/as-root && chmod 4755 /usr/local/bin/as-root")
    let script = """
      #!/bin/sh
      exec 3>>/usr/local/calls
      echo "$*" >&3
      grep -E '^(NoNewPrivs|Seccomp):' /proc/self/status | tr -d '\\t' >&3
      setpriv --reuid=65534 --regid=65534 --clear-groups /usr/local/bin/as-root -u >&3
      \(more)

      """
    try systemd.write(script, to: "/usr/bin/dokku", mode: "755")
  }

  private func calls(_ systemd: SystemdHost) throws -> String {
    try systemd.shell("cat /usr/local/calls 2>/dev/null || true")
  }

  @Test func `Dokku's own command is not in the sandbox`() throws {
    let systemd = try SystemdHost(on: host)
    try installDokku(systemd, "")
    try host.write("# somebody else's\nserver { listen 80; server_name blog.test; }\n", to: "nginx.conf", of: "blog")
    try systemd.install()
    try systemd.waitUntilReady()
    let told = "--quiet proxy:build-config blog\nNoNewPrivs:0\nSeccomp:0\n0"
    try eventually("Dokku to have been asked") { try calls(systemd).contains(told) }
  }

  @Test func `an exhausted app is rebuilt outside of the sandbox, and a failure's last words come back`() throws {
    let systemd = try SystemdHost(on: host)
    try installDokku(systemd, "echo building; echo ' !     no such image' >&2; exit 7")
    try host.createApp("flaky")
    try host.setProperty("ps", "flaky", "restart-policy", "on-failure:1")
    try systemd.install()
    try systemd.waitUntilReady()
    try host.deploy("flaky", "web", command: ["serve", "crash", "1"])
    try systemd.waitForMessage("dokku ps:rebuild flaky failed: exit status 7: no such image")
    #expect(try calls(systemd).contains("--quiet ps:rebuild flaky\nNoNewPrivs:0\nSeccomp:0\n0"))
    let log = try systemd.shell(
      "journalctl --no-pager -o cat -t dokku _SYSTEMD_UNIT=dokku-event-listener-ps-rebuild-flaky.service")
    #expect(log.split(separator: "\n") == ["building", " !     no such image"])
  }

  @Test func `a rebuild goes on while the daemon is restarted, and has an end`() throws {
    let systemd = try SystemdHost(on: host)
    let unit = "dokku-event-listener-ps-rebuild-flaky.service"
    try installDokku(systemd, "echo one; mkfifo /tmp/go; read word </tmp/go; echo two; sleep 1000")
    try host.createApp("flaky")
    try host.setProperty("ps", "flaky", "restart-policy", "on-failure:1")
    try systemd.install()
    try systemd.shell("echo DEL_REBUILD_TIMEOUT=20s >>/etc/default/dokku-event-listener")
    try systemd.shell("systemctl restart dokku-event-listener")
    try systemd.waitUntilReady()
    try host.deploy("flaky", "web", command: ["serve", "crash", "1"])
    try eventually("the rebuild") { try systemd.show("ActiveState", of: unit) == "active" }
    try eventually("its fifo") { try systemd.shell("test -p /tmp/go && echo there || true").contains("there") }
    let start = ContinuousClock.now
    try systemd.shell("systemctl restart dokku-event-listener")
    #expect(ContinuousClock.now - start < .seconds(10))
    try systemd.waitUntilReady()
    try systemd.shell("echo go >/tmp/go")
    try eventually("its next words") {
      try systemd.shell("journalctl --no-pager -o cat -t dokku _SYSTEMD_UNIT=\(unit)").contains("two")
    }
    try eventually("its end", within: .seconds(40)) { try systemd.show("ActiveState", of: unit) == "inactive" }
  }
}
