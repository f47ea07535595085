// SPDX-License-Identifier: MIT
import Core
import Host
import Testing

@testable import Commands

struct DaemonCheckTests {
  private let see = "dokku-event-listener status"

  private func findings(
    pid: Int32? = 4711, said: Int32? = 4711, others: [Int32] = [], hasSystemd: Bool = true,
    settingsChangedAt: Int? = nil,
    _ change: (inout HostStatus) -> Void = { _ in }
  ) throws -> [Finding] {
    var host = HostStatus(
      isReady: true, engine: EngineStatus(isConnected: true), nginx: NginxStatus(), rebuildLimit: 3,
      apps: [AppStatus(app: try #require(AppName("blog")))])
    change(&host)
    let status = said.map { DaemonStatus(pid: $0, startedAt: 1, nginxProgram: "nginx", host: host) }
    return DaemonCheck.findings(
      DaemonCheck.Facts(
        pid: pid, status: status, others: others, hasSystemd: hasSystemd, settingsChangedAt: settingsChangedAt))
  }

  @Test func `one that is well is told with its process`() throws {
    #expect(try findings() == [.ok("daemon", "it runs as process 4711 and is ready")])
  }

  @Test func `one that does not run is to be started as the host starts things`() throws {
    let text = "the daemon is not running, so nobody follows Docker"
    #expect(
      try findings(pid: nil) == [.fault("daemon", text, mend: "systemctl start dokku-event-listener")])
    #expect(
      try findings(pid: nil, hasSystemd: false) == [.fault("daemon", text, mend: "dokku-event-listener watch")])
  }

  @Test func `a word of an earlier one counts for nothing`() throws {
    let text = "process 4711 has only just started and has not said how it is"
    for said in [nil, 4710] as [Int32?] {
      #expect(try findings(said: said) == [.advice("daemon", text, mend: see)])
    }
  }

  @Test func `one that is not ready is a fault`() throws {
    #expect(
      try findings { $0.isReady = false } == [
        .fault(
          "daemon", "process 4711 is not ready: it has not looked at every app yet", mend: see,
          "journalctl -t dokku-event-listener -n 20")
      ])
  }

  @Test func `settings that were changed after its start are told`() throws {
    #expect(try findings(settingsChangedAt: 1).count == 1)
    #expect(
      try findings(settingsChangedAt: 2).last
        == .advice(
          "daemon-settings", "its settings were changed after it was started",
          mend: "systemctl restart dokku-event-listener"))
  }

  @Test func `another one for the same apps is a fault, whether ours runs or not`() throws {
    let other = Finding.fault(
      "other-daemon", "process 99 is another dokku-event-listener for the same apps", mend: "ps -fp 99", "kill 99")
    #expect(try findings(others: [99]).last == other)
    #expect(try findings(pid: nil, others: [99]).last == other)
  }

  @Test func `what it says of the host is passed on`() throws {
    let found = try findings { host in
      host.engine.isConnected = false
      host.trouble = "open: No such file or directory"
      host.nginx.trouble = "bind() failed"
      host.apps[0].quarantine = "nginx.conf: line 3"
      host.apps[0].isGivenUp = true
    }
    #expect(
      found.dropFirst() == [
        .fault("daemon-docker", "it has no connection to Docker", mend: see),
        .fault("daemon-apps", "apps cannot be read: open: No such file or directory", mend: see),
        .fault("daemon-nginx", "nginx does not load what was written: bind() failed", mend: "nginx -t", see),
        .fault("quarantine", "blog is quarantined, see status: nginx.conf: line 3", mend: see),
        .fault(
          "restarts-used-up", "blog has used up its restarts and is not rebuilt any more",
          mend: "dokku-event-listener crashes blog", "dokku ps:rebuild blog"),
      ])
  }
}
