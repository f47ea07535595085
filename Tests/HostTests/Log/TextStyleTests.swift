// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct TextStyleTests {
  @Test func `messages stand below one another, with a mark for the grave ones`() {
    var style = TextStyle(hasColour: false)
    let records = [
      Record(.daemonReady, .info, "ready: 2 apps, 3 listeners, 1 reloads"),
      Record(
        .listenersChanged, .info, "blog.web.1 none → 10.0.0.3:5000", [.app: "blog", .containerID: "4a62f6a2e5b1"]),
      Record(.containerCrashed, .warning, "blog.web.1 exited with status 1", [.app: "blog"]),
      Record(.proxyRefused, .error, "shop keeps its last good nginx configuration: taken", [.app: "shop"]),
      Record(.rebuildDone, .notice, "shop was rebuilt", [.app: "shop"]),
      Record(.proxyWritten, .debug, "shop: nginx.conf written", [.app: "shop"]),
    ]
    let lines = records.map { style.spell(TextLine($0), at: "14:03:07.412") }
    #expect(
      lines == [
        "14:03:07.412   daemon          ready: 2 apps, 3 listeners, 1 reloads",
        "14:03:07.412   blog.web.1      none → 10.0.0.3:5000  (container 4a62f6a2e5b1)",
        "14:03:07.412 ! blog.web.1      exited with status 1",
        "14:03:07.412 ✖ shop            keeps its last good nginx configuration: taken",
        "14:03:07.412 • shop            was rebuilt",
        "14:03:07.412 · shop            nginx.conf written",
      ])
  }

  @Test func `the column grows with the names, but not without end`() {
    var style = TextStyle(hasColour: false)
    let name = { String(repeating: "a", count: $0) }
    let lines = [20, 5, 40, 5].map { length in
      style.spell(TextLine(Record(.rebuildDone, .info, "\(name(length)) rebuilt", [.app: name(length)])), at: "")
    }
    #expect(lines.map { $0.count - "rebuilt".count } == [3 + 20 + 2, 3 + 20 + 2, 3 + 40 + 2, 3 + 30 + 2])
  }

  @Test func `colour changes nothing but colour`() {
    var plain = TextStyle(hasColour: false)
    var coloured = TextStyle(hasColour: true)
    let line = TextLine(Record(.containerCrashed, .warning, "blog.web.1 ended", [.app: "blog", .containerID: "12"]))
    let spelled = coloured.spell(line, at: "14:03")
    #expect(spelled.replacing(/\u{1b}\[[0-9;]*m/, with: "") == plain.spell(line, at: "14:03"))
    #expect(spelled.contains("\u{1b}[1;33mended\u{1b}[0m"))
  }
}
