// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct DaemonStatusTests {
  private func full() throws -> DaemonStatus {
    let blog = try #require(AppName("blog"))
    let worker = try #require(ProcessType("worker"))
    let listener = try #require(Listener("172.17.0.2:5000"))
    let other = try #require(Listener("[fd00::2]:5000"))
    let crash = try #require(CrashID("0123abcd"))
    let app = AppStatus(
      app: blog, desired: [.web: [listener, other], worker: []], written: [.web: [listener]], applied: [:],
      quarantine: "line 3: \"x\"", unreachable: "no link", rebuilds: 2, isRebuilding: true, isGivenUp: true,
      down: [.init(process: worker, since: Moment(microseconds: 7), crashes: 3, outage: crash)])
    return DaemonStatus(
      pid: 4711, startedAt: 1_700_000_000, nginxProgram: "/usr/sbin/nginx", nginxConfiguration: "/etc/nginx/n.conf",
      host: HostStatus(
        isReady: true,
        engine: EngineStatus(
          isConnected: true, since: Moment(microseconds: 1), version: "20.10.24", lastEvent: Moment(microseconds: 2)),
        nginx: NginxStatus(
          reloads: 12, isUpToDate: false, lastReload: Moment(microseconds: 3), lastResult: .notRunning,
          lastDuration: .microseconds(4567), trouble: "gone"),
        listeners: .stable(live: 7), rebuildLimit: 3, trouble: "no such folder", apps: [app]))
  }

  private let empty = DaemonStatus(
    pid: 1, startedAt: 2, nginxProgram: "nginx",
    host: HostStatus(
      isReady: false, engine: EngineStatus(isConnected: false), nginx: NginxStatus(), rebuildLimit: 0, apps: []))

  @Test func `a status reads as it was written`() throws {
    let status = try full()
    #expect(DaemonStatus(Array(status.spelled.utf8)[...]) == status)
    #expect(DaemonStatus(Array(empty.spelled.utf8)[...]) == empty)
    var direct = empty
    direct.host.listeners = .direct("nftables: operation not permitted")
    #expect(DaemonStatus(Array(direct.spelled.utf8)[...]) == direct)
  }

  @Test func `its names are the contract's`() {
    #expect(
      empty.spelled == """
        {"version":"1.0.0","pid":1,"startedAt":2,"ready":false,\
        "docker":{"connected":false,"since":null,"version":null,"lastEvent":null},\
        "nginx":{"program":"nginx","configuration":null,"reloads":0,"upToDate":true,"lastReload":null,\
        "lastResult":null,"lastDuration":null,"trouble":null},"listeners":{"mode":"direct","live":null,"reason":null},"rebuildLimit":0,"trouble":null,"apps":[]}

        """)
  }

  @Test(arguments: ["", "{}", "null", "[]", "{\"pid\":4711", #"{"pid":"4711"}"#, #"{"pid":99999999999}"#])
  func `what no daemon wrote is none`(text: String) {
    #expect(DaemonStatus(Array(text.utf8)[...]) == nil)
  }

  @Test func `members of another version, and those of another kind, are left alone`() {
    let text =
      #"{"x":[{"a":1}],"pid":1,"apps":[7,{"desired":{"web":["nobody"]}},{"app":"blog","down":[{}]}],"nginx":3}"#
    #expect(DaemonStatus(Array(text.utf8)[...])?.host.apps.map(\.app.rawValue) == ["blog"])
  }
}
