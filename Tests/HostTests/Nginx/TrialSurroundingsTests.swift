// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

struct TrialSurroundingsTests {
  @Test(arguments: [
    ("/home/dokku/blog/nginx.conf", "/home/dokku/*/nginx.conf"), ("/nginx.conf", "/nginx.conf"),
    ("nginx.conf", "nginx.conf"),
  ])
  func `files of the same name in sibling folders have the same place`(_ path: String, _ place: String) {
    #expect(TrialSurroundings.place(of: path) == place)
  }

  @Test func `the host's files are read from disk, patterns in order`() throws {
    let folder = try TemporaryFolder()
    let main = try folder.write(
      "http { include conf.d/*.conf; include missing; include apps/*/nginx.conf; }", to: "nginx.conf")
    try folder.write("b;", to: "conf.d/b.conf")
    try folder.write("a;", to: "conf.d/a.conf")
    try folder.write("app;", to: "apps/x/nginx.conf")
    let host = TrialSurroundings.host(main: main, appFiles: [folder.path("apps/*/nginx.conf")])
    let text = String(decoding: try #require(try host.text(including: ["/t/0.conf"], in: "/t")), as: UTF8.self)
    #expect(
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == """
        pid /t/nginx.pid; error_log stderr; http { a; b; include /t/0.conf; }
        """)
  }
}
