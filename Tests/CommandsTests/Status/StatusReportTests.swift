// SPDX-License-Identifier: MIT
import Core
import Host
import Testing

@testable import Commands

struct StatusReportTests {
  private let boot = Boot(id: "b", began: Timestamp(nanoseconds: 1_700_000_000_000_000_000))
  private let moment = Moment(microseconds: 100_000_000)

  private func report(
    workers: NginxWorkers? = NginxWorkers(current: 2, old: 0), _ change: (inout HostStatus) throws -> Void = { _ in }
  ) throws -> StatusReport {
    let listener = try #require(Listener("172.17.0.2:5000"))
    let listeners: AppStatus.Listeners = [.web: [listener]]
    let apps = try ["blog", "shop"].map { name in
      AppStatus(app: try #require(AppName(name)), desired: listeners, written: listeners, applied: listeners)
    }
    var host = HostStatus(
      isReady: true,
      engine: EngineStatus(
        isConnected: true, since: Moment(microseconds: 10_000_000), version: "20.10.24",
        lastEvent: Moment(microseconds: 95_800_000)),
      nginx: NginxStatus(
        reloads: 12, lastReload: Moment(microseconds: 96_900_000), lastResult: .proven,
        lastDuration: .milliseconds(24)),
      rebuildLimit: 3, apps: apps)
    try change(&host)
    return StatusReport(
      DaemonStatus(pid: 4711, startedAt: 1_700_000_005, nginxProgram: "nginx", host: host), workers: workers,
      moment: moment, boot: boot)
  }

  @Test func `a host that is well reads so`() throws {
    let report = try report()
    #expect(report.isWell)
    #expect(
      report.text == """
        daemon  ready, process 4711, version 1.0.0
        docker  connected for 1 min 30 s, version 20.10.24, last event 4.2 s ago
        nginx   up to date, reload 12 proven in 24 ms 3.1 s ago, 2 workers
        apps    2

        APP   LISTENERS  STATE
        blog  1          ok
        shop  1          ok

        """)
  }

  @Test func `an app that this host cannot reach is told with the reason`() throws {
    let report = try report(workers: NginxWorkers(current: 1, old: 0)) { host in
      host.apps[0].unreachable = "no link of this host leads to 10.77.0.2: network `lan` is macvlan"
    }
    #expect(!report.isWell)
    #expect(
      report.text.contains("UNREACHABLE: no link of this host leads to 10.77.0.2: network `lan` is macvlan\n"))
  }

  @Test func `whatever is wrong stands out, and is told with its reason`() throws {
    let report = try report(workers: NginxWorkers(current: 1, old: 3)) { host in
      host.engine.isConnected = false
      host.nginx.isUpToDate = false
      host.nginx.lastResult = .failed
      host.nginx.trouble = "bind() failed"
      host.apps[0].applied = [:]
      host.apps[0].quarantine = "nginx.conf: line 3\u{1b}[31m"
      host.apps[1].desired = [:]
      host.apps[1].written = [:]
      host.apps[1].applied = [:]
      host.apps[1].rebuilds = 3
      host.apps[1].isGivenUp = true
      host.apps[1].down = [
        .init(
          process: .web, since: Moment(microseconds: 88_000_000), crashes: 4, outage: try #require(CrashID("0123abcd")))
      ]
    }
    #expect(!report.isWell)
    #expect(
      report.text == """
        daemon  ready, process 4711, version 1.0.0
        docker  NOT CONNECTED for 1 min 30 s
        nginx   NOT UP TO DATE, reload 12 FAILED 3.1 s ago, 1 worker and 3 of earlier configurations, which stay until their connections end: bind() failed
        apps    2, 2 IN TROUBLE

        APP   LISTENERS  STATE
        blog  0 of 1     QUARANTINED: nginx.conf: line 3\\u{1b}[31m; nginx does not know yet
        shop  0          web SERVES NOBODY for 12.0 s after 4 crashes (0123abcd); LEFT ALONE: its restarts are used up, \
        and it is not rebuilt any more; \
        3 of 3 rebuilds used this hour

        """)
  }

  @Test func `a nginx that does not run is no good host`() throws {
    let report = try report(workers: nil)
    #expect(!report.isWell)
    #expect(report.text.contains("nginx   NOT RUNNING\n"))
    #expect(report.json.hasPrefix(#"{"well":false,"nginxWorkers":null,"#))
  }

  @Test func `what the kernel leads where is told, and why it leads nobody`() throws {
    #expect(try !report().text.contains("kernel"))
    let stable = try report { $0.listeners = .stable(live: 1) }
    #expect(stable.text.contains("\nkernel  leads 1 stable address to containers\napps"))
    let direct = try report { $0.listeners = .direct("198.18.0.0/16 is taken") }
    #expect(
      direct.text.contains(
        "\nkernel  leads nobody, nginx has the containers' own addresses: 198.18.0.0/16 is taken\napps"))
    #expect(direct.json.contains(#""listeners":{"mode":"direct","live":null,"reason":"198.18.0.0/16 is taken"}"#))
  }

  @Test func `for programs it is the daemon's own word, with times by the wall clock`() throws {
    let json = try report { $0.apps = [] }.json
    #expect(
      json == """
        {"well":true,"nginxWorkers":{"current":2,"old":0,"shutdownTimeout":null},"version":"1.0.0","pid":4711,"startedAt":1700000005,\
        "ready":true,"docker":{"connected":true,"since":1700000010000000,"version":"20.10.24",\
        "lastEvent":1700000095800000},"nginx":{"program":"nginx","configuration":null,"reloads":12,"upToDate":true,\
        "lastReload":1700000096900000,"lastResult":"proven","lastDuration":24000,"trouble":null},\
        "listeners":{"mode":"direct","live":null,"reason":null},"rebuildLimit":3,\
        "trouble":null,"apps":[]}

        """)
  }
}
