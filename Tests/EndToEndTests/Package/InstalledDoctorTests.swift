// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// `doctor` on a host that has booted systemd, as the Debian package makes it and as others leave it.
@Suite(.serialized) struct InstalledDoctorTests {
  private let host: RealHost
  private let systemd: SystemdHost

  init() throws {
    host = try RealHost()
    try host.createBlog()
    systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
  }

  private func doctor() throws -> String { try systemd.shell("dokku-event-listener doctor || true") }

  @Test func `a host as the package makes it has no fault`() throws {
    let told = try doctor()
    // /lib itself, or what it is a link to.
    let unit = try systemd.shell("systemctl show --property FragmentPath --value dokku-event-listener")
    #expect(unit.hasSuffix("/lib/systemd/system/dokku-event-listener.service"))
    for line in [
      "  ok        the unit is \(unit)\n", "  ok        it starts at boot\n",
      "  ok        at boot nginx waits for the daemon\n", "  ok        root can read the journal\n",
      "  ok        /etc/nginx/conf.d/dokku.conf includes the apps' nginx.conf\n",
      "  ok        /etc/nginx/modules-enabled/90-dokku-event-listener.conf includes the apps' nginx.stream.conf\n",
      "  ok        rendered by dokku-event-listener: blog\n",
    ] { #expect(told.contains(line), "\(line)\n\(told)") }
    #expect(told.contains(", 0 faults, "), "\(told)")
  }

  @Test func `what others leave behind is found, and what is said to type mends it`() throws {
    let units = "/etc/systemd/system"
    let line = "include /home/dokku/*/nginx.stream.conf;"
    try systemd.shell(
      """
      set -e
      printf '[Service]\\nExecStart=/bin/sleep 1000\\n' >\(units)/dokku-event-listener.service
      printf '[Unit]\\nWants=dokku-event-listener.service\\n' >\(units)/dokku-event-listener.target
      systemctl mask --quiet dokku-event-listener-gate.service && systemctl daemon-reload
      echo 'stream { }' >>/etc/nginx/nginx.conf
      """)
    let told = try doctor()
    for lines in [
      """
        fault     \(units)/dokku-event-listener.target of an older dokku-event-listener is still there
                   systemctl disable --now dokku-event-listener.target
                   rm \(units)/dokku-event-listener.target
                   systemctl daemon-reload

      """,
      """
        fault     \(units)/dokku-event-listener.service hides the package's unit, and is not made for this daemon: its type \
      is simple, not notify
                   rm \(units)/dokku-event-listener.service

      """,
      """
        fault     dokku-event-listener-gate.service is masked, so at boot nginx starts with addresses of before
                   systemctl unmask dokku-event-listener-gate.service

      """,
      """
                   /usr/share/dokku-event-listener/nginx/include-stream remove
                   in /etc/nginx/nginx.conf, inside of its stream { }: \(line)
                   nginx -t && systemctl reload nginx

      """,
    ] { #expect(told.contains(lines), "\(lines)\n\(told)") }
    try systemd.shell(
      """
      set -e
      systemctl disable --quiet --now dokku-event-listener.target
      rm \(units)/dokku-event-listener.target \(units)/dokku-event-listener.service
      systemctl unmask --quiet dokku-event-listener-gate.service && systemctl daemon-reload
      systemctl enable --quiet --now dokku-event-listener
      /usr/share/dokku-event-listener/nginx/include-stream remove
      sed -i 's|^stream { }|stream { \(line) }|' /etc/nginx/nginx.conf && nginx -t -q && systemctl reload nginx
      """)
    try eventually("a host without a fault", within: .seconds(30)) { try doctor().contains(", 0 faults, ") }
    #expect(try doctor().contains("  ok        /etc/nginx/nginx.conf includes the apps' nginx.stream.conf\n"))
  }

  @Test func `a user without the right to the journal is told how to get it, by crashes as well`() throws {
    let nobody = "setpriv --reuid=65534 --regid=65534"
    let told = try systemd.shell("\(nobody) --clear-groups dokku-event-listener doctor || true")
    #expect(told.contains("  advice    nobody has no right to /"), "\(told)")
    #expect(told.contains("             usermod -aG systemd-journal nobody\n"), "\(told)")
    #expect(
      try systemd.shell("\(nobody) --clear-groups dokku-event-listener crashes 2>&1 || true").contains(
        "; run this with sudo, or once as root: usermod -aG systemd-journal nobody"))
    #expect(
      try systemd.shell("\(nobody) --groups=systemd-journal dokku-event-listener crashes") == "No crashes.")
  }
}
