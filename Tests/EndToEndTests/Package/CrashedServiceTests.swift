// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// What the service leaves in the kernel when its daemon is no more.
@Suite(.serialized, .timeLimit(.minutes(4))) struct CrashedServiceTests {
  private let host: RealHost
  private let systemd: SystemdHost

  init() throws {
    host = try RealHost()
    try host.createBlog()
    systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    // One that does not come back by itself.
    try systemd.write(
      "[Service]\nRestart=no\n", to: "/etc/systemd/system/dokku-event-listener.service.d/test.conf")
    try systemd.shell("systemctl daemon-reload && systemctl restart dokku-event-listener")
    try systemd.waitUntilBlogAnswers()
  }

  private var routes: [Substring] {
    get throws { try systemd.shell("ip route show proto 222 | grep -v ^prohibit || true").split(separator: "\n") }
  }

  private func status() throws -> String {
    try systemd.shell(
      "curl --silent --output /dev/null --write-out '%{http_code}' --header 'Host: blog.test' http://127.0.0.1/")
  }

  @Test(arguments: ["SEGV", "KILL", "ABRT"])
  func `a daemon that a signal ended leaves no way to a container, and the next one opens it again`(signal: String)
    throws
  {
    #expect(try routes.count == 1)
    try systemd.shell("systemctl kill --signal=\(signal) --kill-who=main dokku-event-listener")
    try eventually("the service's end", within: .seconds(20)) { try systemd.show("ActiveState") == "failed" }
    #expect(try routes == [])
    #expect(try status() == "502")

    try systemd.shell("systemctl start dokku-event-listener")
    #expect(try routes.count == 1)
    #expect(try status() == "200")
  }

  @Test func `a daemon that was stopped, or has a wrong setting, leaves everything as it is`() throws {
    try systemd.shell("systemctl stop dokku-event-listener")
    #expect(try routes.count == 1)
    #expect(try status() == "200")

    try systemd.shell("echo DEL_PROXY=nonsense >>/etc/default/dokku-event-listener")
    try systemd.shell("systemctl start dokku-event-listener || true")
    try eventually("the refusal", within: .seconds(20)) { try systemd.show("ExecMainStatus") == "64" }
    #expect(try routes.count == 1)
    #expect(try status() == "200")
  }
}
