// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct PlanReportTests {
  private let plain = Terminal(hasColour: false, width: 80)
  private let blog = AppName("blog")
  private let shop = AppName("shop")

  private func plan() throws -> RebuildPlan {
    let (blog, shop) = (try #require(blog), try #require(shop))
    let work = NetworkWork(
      app: blog, container: try #require(ContainerID(String(repeating: "a1", count: 32))),
      network: try #require(NetworkName("front")), leaving: nil,
      joining: try #require(NetworkID(String(repeating: "b2", count: 32))),
      aliases: ["blog.web", "b1.blog.web"], reason: "it was not attached")
    return RebuildPlan(
      files: [
        RebuildPlan.File(
          app: blog, path: "/r/blog/IP.web.1", before: Array("10.0.0.2".utf8), after: Array("10.0.0.3".utf8)),
        RebuildPlan.File(app: blog, path: "/r/blog/IP.web.2", before: Array("10.0.0.9".utf8), after: nil),
        RebuildPlan.File(app: shop, path: "/r/shop/nginx.conf", before: nil, after: Array("a\u{1b}[1m;\n\tb;\n".utf8)),
      ],
      steps: [
        .join(work, container: "blog.web.1"), .run(shop, ["dokku", "--quiet", "proxy:build-config", "shop"]),
        .reload(times: 1),
      ],
      troubles: [
        RebuildPlan.Trouble(app: shop, isQuarantine: true, text: "shop keeps its last good nginx configuration: no"),
        RebuildPlan.Trouble(app: nil, isQuarantine: false, text: "nginx does not run"),
      ])
  }

  @Test func `each app has its diffs and steps, and the host has its own at the end`() throws {
    let report = PlanReport(plan: try plan(), apps: try [#require(blog), #require(shop)])
    #expect(
      report.rendered(as: .text, on: plain) == """
        =====> blog
        --- /r/blog/IP.web.1
        +++ /r/blog/IP.web.1
        @@ -1 +1 @@
        -10.0.0.2
        \\ No newline at end of file
        +10.0.0.3
        \\ No newline at end of file
        --- /r/blog/IP.web.2
        +++ /dev/null
        @@ -1 +0,0 @@
        -10.0.0.9
        \\ No newline at end of file
        connect     blog.web.1 to network front (aliases blog.web, b1.blog.web): it was not attached
        =====> shop
        --- /dev/null
        +++ /r/shop/nginx.conf
        @@ -0,0 +1,2 @@
        +a\\u{1b}[1m;
        +\tb;
        run         dokku --quiet proxy:build-config shop
        quarantine  shop keeps its last good nginx configuration: no
        reload      nginx (1 time)
        trouble     nginx does not run
        To change: 3 files of 2 apps, 1 network to join, 1 command to run, 1 reload of nginx.

        """)
  }

  @Test func `colour is added and nothing else`() throws {
    let report = PlanReport(plan: try plan(), apps: try [#require(blog), #require(shop)])
    let coloured = report.rendered(as: .text, on: Terminal(hasColour: true, width: 80))
    #expect(coloured.contains("\u{1b}[31m-10.0.0.2\u{1b}[0m\n") && coloured.contains("\u{1b}[32m+10.0.0.3\u{1b}[0m\n"))
    #expect(coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "") == report.rendered(as: .text, on: plain))
  }

  @Test func `a plan without changes says so, and its troubles still`() throws {
    let trouble = RebuildPlan.Trouble(app: blog, isQuarantine: true, text: "bad")
    let report = PlanReport(
      plan: RebuildPlan(files: [], steps: [], troubles: [trouble]), apps: try [#require(blog), #require(shop)])
    #expect(report.rendered(as: .text, on: plain) == "=====> blog\nquarantine  bad\nNothing to change.\n")
    #expect(
      report.rendered(as: .json, on: plain)
        == #"{"changes":false,"files":[],"steps":[],"troubles":[{"app":"blog","quarantine":true,"reason":"bad"}]}"#
        + "\n")
  }

  @Test func `programs get files whole, and null where there is none`() throws {
    let json = PlanReport(plan: try plan(), apps: []).rendered(as: .json, on: plain)
    #expect(json.contains(#"{"app":"blog","path":"/r/blog/IP.web.2","before":"10.0.0.9","after":null}"#))
    #expect(
      json.contains(
        #"{"kind":"join","app":"blog","container":"blog.web.1","network":"front","aliases":["blog.web","b1.blog.web"],"#
          + #""leavesFirst":false,"reason":"it was not attached"}"#))
    #expect(json.contains(#"{"kind":"reload","app":null,"times":1}"#))
  }
}
