// SPDX-License-Identifier: MIT
import Core
import Foundation
import Testing

@testable import Host

struct PrometheusTextTests {
  private func page(_ metrics: Metrics = Metrics()) throws -> String {
    let listener = try #require(Listener("172.17.0.2:5000"))
    let app = AppStatus(app: try #require(AppName("blog")), desired: [.web: [listener]])
    let status = HostStatus(
      isReady: true, engine: EngineStatus(isConnected: true), nginx: NginxStatus(), rebuildLimit: 3, apps: [app])
    let boot = Boot(id: "b", began: Timestamp(nanoseconds: 1_700_000_000_000_000_000))
    return PrometheusText.spell(metrics, status, boot: boot, startedAt: 1_700_000_005)
  }

  @Test func `every sample stands below the help and the type of its metric, which come once`() throws {
    var described: Set<Substring> = []
    for line in try page().split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 3)
      if line.hasPrefix("# HELP ") { #expect(described.insert(words[2]).inserted, "\(line)") }
      if line.hasPrefix("#") { continue }
      #expect(line.wholeMatch(of: /[a-z_]+(\{[a-z]+="[^"\\]*"(,[a-z]+="[^"\\]*")*\})? [0-9.]+/) != nil, "\(line)")
      let name = line.prefix { $0 != "{" && $0 != " " }
      let metric = described.contains(name) ? name : name[..<(name.lastIndex(of: "_") ?? name.endIndex)]
      #expect(described.contains(metric), "\(line)")
    }
    #expect(described.count == 15)
  }

  @Test func `counters end in total, times are in seconds`() throws {
    for line in try page().split(separator: "\n") where line.hasPrefix("# TYPE ") {
      let words = line.split(separator: " ")
      #expect(words[2].hasPrefix("dokku_event_listener_"))
      #expect(words[2].hasSuffix("_total") == (words[3] == "counter"), "\(line)")
    }
  }

  @Test func `what was counted is told`() throws {
    let web = AppProcess(try #require(AppName("blog")), .web)
    var metrics = Metrics()
    metrics.events = ["die": 3, "start": 2]
    metrics.crashes = [web: 3]
    metrics.outageTime = [web: .milliseconds(1250)]
    metrics.reloads = [.proven: 7, .failed: 1]
    metrics.rebuilds = [.givenUp: 1]
    metrics.lastEvent = Moment(microseconds: 9_500_000)
    metrics.eventToApplied.observe(.milliseconds(30))
    metrics.eventToApplied.observe(.seconds(30))
    let lines = Set(try page(metrics).split(separator: "\n").map { $0.dropFirst("dokku_event_listener_".count) })
    let expected: [Substring] = [
      #"events_total{action="die"} 3"#, #"crashes_total{app="blog",process="web"} 3"#,
      #"outage_seconds_total{app="blog",process="web"} 1.25"#, #"nginx_reloads_total{result="proven"} 7"#,
      #"nginx_reloads_total{result="failed"} 1"#, #"nginx_reloads_total{result="not_running"} 0"#,
      #"rebuilds_total{result="given_up"} 1"#, "last_event_timestamp_seconds 1700000009",
      #"event_to_applied_seconds_bucket{le="0.025"} 0"#, #"event_to_applied_seconds_bucket{le="0.05"} 1"#,
      #"event_to_applied_seconds_bucket{le="10"} 1"#, #"event_to_applied_seconds_bucket{le="+Inf"} 2"#,
      "event_to_applied_seconds_sum 30.03", "event_to_applied_seconds_count 2",
      #"listeners{state="desired"} 1"#, #"listeners{state="applied"} 0"#, "apps 1", "apps_in_trouble 1",
      "start_time_seconds 1700000005", "docker_connected 1", "nginx_up_to_date 1", "outages 0", "reconnects_total 0",
    ]
    for line in expected { #expect(lines.contains(line), "\(line)") }
  }

  @Test(arguments: [
    (Duration.zero, "0"), (.seconds(1), "1"), (.milliseconds(2500), "2.5"), (.microseconds(1), "0.000001"),
    (.milliseconds(25), "0.025"), (.seconds(100), "100"),
  ])
  func `seconds are decimal, without zeros at their end`(time: Duration, text: String) {
    #expect(PrometheusText.seconds(time) == text)
  }
}
