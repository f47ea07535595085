// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The service as another user than root, by what the documentation says to write and to type.
@Suite(.serialized, .timeLimit(.minutes(4))) struct OtherUserTests {
  private let host: RealHost
  private let page: DocumentedSteps

  init() throws {
    page = try DocumentedSteps("docs/as-dokku.md")
    host = try RealHost()
    try host.createBlog()
  }

  /// As Dokku's installer and its deploys leave a host.
  private func makeUser(_ systemd: SystemdHost) throws {
    try systemd.shell(
      """
      set -e
      groupadd --system --gid "$(stat --format %g /run/docker.sock)" docker && useradd --system dokku
      chown --recursive dokku:dokku /home/dokku /var/lib/dokku
      """)
  }

  @Test func `as the page says, it runs as dokku, follows an address, reloads nginx and has Dokku rebuild`() throws {
    let systemd = try SystemdHost(on: host)
    try makeUser(systemd)
    try systemd.install()
    try systemd.waitUntilReady()
    try systemd.write("#!/bin/sh\necho \"$(id -un) $*\" >>/usr/local/calls\n", to: "/usr/bin/dokku", mode: "755")
    try page.type(on: systemd, before: "systemctl daemon-reload")
    for (path, text) in page.files { try systemd.write(text, to: path) }
    try systemd.shell("systemctl daemon-reload && systemctl restart dokku-event-listener")
    try systemd.waitUntilReady()
    #expect(try systemd.shell("ps -o user= -p \(systemd.show("MainPID"))") == "dokku")
    #expect(
      try systemd.shell("stat --format %U /run/dokku-event-listener /var/lib/dokku-event-listener") == "dokku\ndokku")
    #expect(try systemd.shell("dokku-event-listener status").contains("kernel  leads 1 stable address to containers"))
    let told = try systemd.shell("dokku-event-listener doctor || true")
    #expect(told.contains("looked at as root; the daemon runs as dokku, which may do less\n"), "\(told)")
    #expect(told.contains(", 0 faults, "), "\(told)")

    let new = try host.move("blog.web.1", of: "blog")
    try eventually("the listener file") { host.read("IP.web.1", of: "blog") == new }
    try systemd.waitUntilBlogAnswers()
    try host.deploy("blog", "web", count: 2)
    try eventually("nginx to know the second container") { try systemd.answer().contains("process=web.2") }
    try host.crash("blog.web.1")
    try systemd.waitForMessage("blog.web.1 was killed by SIGKILL")
    try host.write("# somebody else's\nserver { listen 80; server_name blog.test; }\n", to: "nginx.conf", of: "blog")
    try eventually("Dokku to have been asked") {
      try systemd.shell("cat /usr/local/calls || true").contains("root --quiet proxy:build-config blog")
    }
    try systemd.shell("systemctl reload dokku-event-listener")
  }

  @Test func `without the right to the kernel's map nginx has the containers' own addresses, and one line says so`()
    throws
  {
    let systemd = try SystemdHost(on: host)
    try makeUser(systemd)
    try page.type(on: systemd, before: "systemctl daemon-reload")
    for (path, text) in page.files {
      try systemd.write(text.replacing(" CAP_NET_ADMIN", with: ""), to: path)
    }
    try systemd.install()
    try systemd.waitUntilReady()
    let reason = "nginx is told the containers' own addresses: "
    try systemd.waitForMessage(reason)
    let told = try systemd.messages().filter { $0.contains(reason) }
    #expect(told.count == 1 && told.allSatisfy { $0.hasSuffix("Operation not permitted") })
    let address = try host.address(of: "blog.web.1")
    #expect(host.read("nginx.conf", of: "blog")?.contains("server \(address):5000") == true)
    #expect(try systemd.answer().hasPrefix("app=blog process=web.1"))
  }
}
