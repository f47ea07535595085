// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// The Debian package on a host that has booted systemd, journald and nginx.
@Suite(.serialized) struct PackageTests {
  private let host: RealHost

  init() throws {
    host = try RealHost()
    try host.createBlog()
  }

  @Test func `installed it is enabled, ready, reloads, and comes back from a kill and from being stuck`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    #expect(try systemd.shell("systemctl is-enabled dokku-event-listener") == "enabled")
    #expect(try systemd.show("StatusText").hasPrefix("1 apps, 1 listeners"))
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))
    try systemd.shell("systemctl reload dokku-event-listener")
    try systemd.waitForMessage("rebuilt every app: 1 apps, 1 listeners")

    let first = try systemd.show("MainPID")
    try systemd.shell("kill -KILL \(first)")
    try eventually("another process", within: .seconds(20)) {
      let pid = try systemd.show("MainPID")
      return pid != first && pid != "0"
    }
    try systemd.waitUntilReady()

    try systemd.shell(
      "mkdir -p /etc/systemd/system/dokku-event-listener.service.d"
        + " && printf '[Service]\\nWatchdogSec=2\\n' >/etc/systemd/system/dokku-event-listener.service.d/test.conf"
        + " && systemctl daemon-reload && systemctl restart dokku-event-listener")
    let stuck = try systemd.show("MainPID")
    try systemd.shell("kill -STOP \(stuck)")
    try eventually("the watchdog", within: .seconds(30)) {
      let pid = try systemd.show("MainPID")
      return pid != stuck && pid != "0"
    }
    try systemd.waitUntilReady()
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))
  }

  @Test func `a crash is in the journal with native fields, and the catalog explains it`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    try host.crash("blog.web.1")
    var entry: [String: Any] = [:]
    try eventually("the crash in the journal", within: .seconds(20)) {
      let lines = try systemd.shell(
        "journalctl --no-pager -o json -t dokku-event-listener CONTAINER_NAME=blog.web.1"
      ).split(separator: "\n")
      let entries = try lines.compactMap { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
      entry = entries.first { $0["CONTAINER_EXIT_CODE"] != nil } ?? [:]
      return !entry.isEmpty
    }
    #expect(entry["DOKKU_APP"] as? String == "blog")
    #expect(entry["DOKKU_PROCESS_TYPE"] as? String == "web")
    #expect(entry["CONTAINER_SIGNAL"] as? String == "SIGKILL")
    #expect((entry["CONTAINER_ID_FULL"] as? String)?.count == 64)
    let id = try #require(entry["MESSAGE_ID"] as? String)
    let explained = try systemd.shell("journalctl --no-pager -x MESSAGE_ID=\(id)")
    #expect(explained.contains("Defined-By: dokku-event-listener"))
  }

  @Test func `after a boot nginx starts once the daemon is ready, with addresses of now`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    try host.write("10.99.99.99", to: "IP.web.1", of: "blog")
    let stale = host.read("nginx.conf", of: "blog")?.replacingOccurrences(
      of: try host.address(of: "blog.web.1"), with: "10.99.99.99")
    try systemd.shell("systemctl stop dokku-event-listener")
    try host.write(try #require(stale), to: "nginx.conf", of: "blog")
    try systemd.reboot()
    try eventually("nginx", within: .seconds(30)) { try systemd.show("ActiveState", of: "nginx") == "active" }
    let ready = try #require(Int(try systemd.show("ActiveEnterTimestampMonotonic")))
    let nginx = try #require(Int(try systemd.show("InactiveExitTimestampMonotonic", of: "nginx")))
    #expect(ready > 0 && nginx >= ready)
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))
  }

  @Test func `without Docker the installation does not wait, and nginx starts after its time`() throws {
    let systemd = try SystemdHost(on: host, hasDocker: false)
    let start = ContinuousClock.now
    try systemd.install()
    #expect(ContinuousClock.now - start < .seconds(60))
    try eventually("the service to start") { try systemd.show("ActiveState") == "activating" }
    try systemd.shell(
      "mkdir -p /etc/systemd/system/dokku-event-listener-gate.service.d && printf '[Service]\\nExecStart=\\n"
        + "ExecStart=-/usr/bin/timeout 2 /usr/bin/systemctl start dokku-event-listener.service\\n'"
        + " >/etc/systemd/system/dokku-event-listener-gate.service.d/test.conf")
    try host.docker("restart", "--time", "5", "systemd")
    try eventually("nginx", within: .seconds(60)) {
      (try? systemd.show("ActiveState", of: "nginx")) == "active"
    }
    try eventually("the service to start") { try systemd.show("ActiveState") == "activating" }
  }

  @Test func `a broken setting is told and not tried again`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    try systemd.shell("echo DEL_PROXY=sometimes >>/etc/default/dokku-event-listener")
    try systemd.shell("systemctl restart dokku-event-listener || true")
    #expect(try systemd.show("ActiveState") == "failed")
    #expect(try systemd.show("ExecMainStatus") == "64")
    try eventually("the journal to name it") {
      try systemd.shell("journalctl -u dokku-event-listener --no-pager -o cat").contains("DEL_PROXY")
    }
  }

  /// The files that the older package has, as far as they matter here.
  private let older = """
    set -e
    mkdir -p /tmp/old/DEBIAN /tmp/old/etc/systemd/system /tmp/old/usr/bin && cd /tmp/old
    printf 'Package: dokku-event-listener\\nVersion: 0.20.1\\nArchitecture: %s\\nMaintainer: x <x@example.com>\\n' "$(dpkg --print-architecture)" >DEBIAN/control
    echo 'Description: the older one' >>DEBIAN/control
    printf '#!/bin/sh\\nsystemctl daemon-reload; systemctl enable dokku-event-listener.target\\n' >DEBIAN/postinst
    printf '#!/bin/sh\\nsystemctl stop dokku-event-listener.service dokku-event-listener.target\\nsystemctl disable dokku-event-listener.target\\n' >DEBIAN/prerm
    chmod 755 DEBIAN/p*
    printf '#!/bin/sh\\nexec sleep 1000000\\n' >usr/bin/dokku-event-listener
    chmod 755 usr/bin/dokku-event-listener
    printf '[Unit]\\nPartOf=dokku-event-listener.target\\n[Service]\\nExecStart=/usr/bin/dokku-event-listener\\nRestart=always\\nRestartSec=10\\n[Install]\\nWantedBy=dokku-event-listener.target\\n' >etc/systemd/system/dokku-event-listener.service
    printf '[Unit]\\nWants=dokku-event-listener.service\\n[Install]\\nWantedBy=multi-user.target\\n' >etc/systemd/system/dokku-event-listener.target
    dpkg-deb --build /tmp/old /tmp/old.deb >/dev/null
    mkdir -p /etc/default && echo DEL_LOG_LEVEL=debug >/etc/default/dokku-event-listener
    dpkg --install /tmp/old.deb >/dev/null
    systemctl start dokku-event-listener.target
    """

  @Test func `an upgrade takes the older package's place`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.shell(older)
    try eventually("the older daemon") { try systemd.show("ActiveState") == "active" }
    try systemd.shell("dpkg --install --force-confold /package.deb >/tmp/dpkg.log 2>&1")
    try systemd.waitUntilReady()
    let units = try systemd.shell(
      "find /etc/systemd/system -name 'dokku-event-listener*' -type f -o -name '*.target' -path '*dokku*'")
    #expect(units == "")
    // Where systemd 252 says /lib, that is a link.
    let unit = try systemd.shell("realpath \(systemd.show("FragmentPath"))")
    #expect(unit == "/usr/lib/systemd/system/dokku-event-listener.service")
    #expect(try systemd.shell("dpkg --search \(unit)") == "dokku-event-listener: \(unit)")
    #expect(try systemd.shell("systemctl is-enabled dokku-event-listener") == "enabled")
    #expect(try systemd.shell("pgrep -fc '^/usr/bin/dokku-event-listener|^sleep 1000000'") == "1")
    #expect(try systemd.shell("cat /etc/default/dokku-event-listener") == "DEL_LOG_LEVEL=debug")

    #expect(try !systemd.shell("dpkg --purge dokku-event-listener 2>&1").contains("warning"))
    #expect(try systemd.shell("nginx -t 2>&1").contains("test is successful"))
  }

  @Test func `the older package takes this one's place back, and nothing of stable addresses is left`() throws {
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    #expect(host.read("nginx.conf", of: "blog")?.contains("server 198.18.0.2:5000") == true)
    try systemd.shell(older)
    try eventually("the older daemon") { try systemd.show("ActiveState") == "active" }
    #expect(try systemd.shell("pgrep --full --count '^sleep 1000000'") == "1")
    #expect(try systemd.shell("nft list tables; ip route show proto 222") == "")
    #expect(host.read("nginx.conf", of: "blog")?.contains("198.18.") == false)
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))
    #expect(try systemd.shell("nginx -t 2>&1").contains("test is successful"))
  }

  /// All files but those of the kernel, of apps and of what only logs.
  private func files(_ systemd: SystemdHost) throws -> Set<Substring> {
    let left = ["/proc", "/sys", "/dev", "/home", "/tmp", "/var/lib/dokku", "/var/log", "/run/log", "/run/systemd"]
    let prunes = left.map { "-path \($0) -prune" }.joined(separator: " -o ")
    return Set(try systemd.shell("find / \(prunes) -o -print").split(separator: "\n"))
  }

  @Test func `removing leaves settings and state, purging nothing but what the administrator wrote`() throws {
    let systemd = try SystemdHost(on: host)
    let before = try files(systemd)
    try systemd.install()
    try systemd.waitUntilReady()
    let dropIn = "/etc/systemd/system/dokku-event-listener.service.d"
    try systemd.write("[Service]\nNice=-1\n", to: "\(dropIn)/mine.conf")
    let kernel = "nft list tables; ip route show proto 222"
    #expect(try systemd.shell(kernel).contains("dokku_listeners"))
    #expect(host.read("nginx.conf", of: "blog")?.contains("server 198.18.0.2:5000") == true)

    try systemd.shell("dpkg --remove dokku-event-listener >/tmp/dpkg.log 2>&1")
    let removed = try files(systemd).subtracting(before).filter { !$0.hasPrefix("/var/lib/dpkg/info") }
    let own = removed.filter { !$0.hasPrefix("/var/lib/systemd/deb-systemd-helper-enabled") }
    #expect(
      own == [
        "/etc/default/dokku-event-listener", "/var/lib/dokku-event-listener",
        "/var/lib/dokku-event-listener/stable-addresses", "\(dropIn)", "\(dropIn)/mine.conf",
        "/etc/systemd/system/multi-user.target.wants/dokku-event-listener.service",
      ])

    #expect(try systemd.shell(kernel) == "")
    #expect(host.read("nginx.conf", of: "blog")?.contains("198.18.") == false)
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))

    try systemd.shell("dpkg --purge dokku-event-listener >/tmp/dpkg.log 2>&1")
    let left = try files(systemd)
    #expect(left.subtracting(before) == ["\(dropIn)", "\(dropIn)/mine.conf"])
    #expect(before.subtracting(left) == [])
    #expect(try systemd.shell("nginx -t 2>&1").contains("test is successful"))
  }
}
