// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// From stable addresses to the containers' own and back, by what the documentation says to type.
@Suite(.serialized, .timeLimit(.minutes(4))) struct ListenerModeTests {
  @Test func `the way to direct and back needs a restart each, is noticed by nobody, and leaves apps ours`() throws {
    let host = try RealHost()
    try host.createBlog()
    let systemd = try SystemdHost(on: host)
    try systemd.install()
    try systemd.waitUntilReady()
    try systemd.write("#!/bin/sh\necho \"$*\" >>/usr/local/calls\n", to: "/usr/bin/dokku", mode: "755")
    try systemd.shell("systemctl restart dokku-event-listener")
    #expect(host.read("nginx.conf", of: "blog")?.contains("  server 198.18.0.2:5000 max_fails=0;\n") == true)
    try systemd.write(
      """
      while [ ! -e /tmp/enough ]; do
        curl --silent --max-time 5 --header 'Host: blog.test' http://127.0.0.1/ | head -n 1 >>/tmp/answers || true
      done

      """, to: "/root/ask")
    try systemd.shell("systemd-run --quiet --unit=ask sh /root/ask")

    try DocumentedSteps("docs/stable-listeners.md").type(on: systemd)
    let address = try host.address(of: "blog.web.1")
    #expect(host.read("nginx.conf", of: "blog")?.contains("  server \(address):5000;\n") == true)
    try eventually("the kernel's map to go") {
      try systemd.shell("nft list tables; ip route show proto 222") == ""
    }
    #expect(try systemd.shell("dokku-event-listener doctor || true").contains("rendered by dokku-event-listener: blog"))

    try systemd.shell(
      "sed -i /^DEL_LISTENERS=/d /etc/default/dokku-event-listener && systemctl restart dokku-event-listener")
    #expect(host.read("nginx.conf", of: "blog")?.contains("  server 198.18.0.2:5000 max_fails=0;\n") == true)
    #expect(try systemd.shell("touch /tmp/enough; cat /usr/local/calls 2>/dev/null || true") == "")
    let answers = try systemd.shell("cut --delimiter=' ' --fields=1,2 /tmp/answers").split(separator: "\n")
    #expect(answers.count > 20 && Set(answers) == ["app=blog process=web.1"])
  }
}
