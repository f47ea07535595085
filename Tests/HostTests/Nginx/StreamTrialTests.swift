// SPDX-License-Identifier: MIT
import Core
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

/// Files at the level of `stream`, through nginx itself.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct StreamTrialTests {
  private static let module = "/usr/lib/nginx/modules/ngx_stream_module.so"

  private func test(_ trial: TrialHost, _ candidates: [TrialCandidate]) async -> [AppName: TrialVerdict] {
    await withCheckedContinuation { continuation in
      trial.tester.testStreams(candidates, module: Self.module) { continuation.resume(returning: $0) }
    }
  }

  private func goldens() throws -> [String: String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../NginxConfigTests/StreamFixtures")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count >= 4)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self))
      })
  }

  @Test func `every configuration that we expect to make is one that nginx takes`() async throws {
    let trial = try TrialHost()
    for (name, text) in try goldens() {
      // No machine has that address.
      let candidate = try trial.candidate("blog", text.replacing("192.0.2.7", with: "127.0.0.1"))
      #expect(await test(trial, [candidate]) == [candidate.app: .good], "\(name)")
    }
  }

  @Test func `one that nginx does not take is refused by its own name and line, and no other`() async throws {
    let trial = try TrialHost()
    let good = try trial.candidate("shop", "upstream shop-25-tcp { server 127.0.0.1:1; }\n")
    let bad = try trial.candidate("blog", "server {\n  listen 127.0.0.1:1;\n  proxy_pass;\n}\n")
    let verdicts = await test(trial, [good, bad])
    #expect(verdicts[good.app] == .good)
    let words = "invalid number of arguments in \"proxy_pass\" directive in /srv/dokku/blog/nginx.conf:3"
    #expect(
      verdicts[bad.app] == .refused(NginxComplaint(words: words, file: "/srv/dokku/blog/nginx.conf", line: 3)))
  }

  @Test func `what an app's stream file says is no concern of a file that is tested for http`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("nonsense;\n", to: "root/shop/nginx.stream.conf")
    let main = try folder.write(
      "load_module \(Self.module);\nevents { }\nhttp { log_format short '$status'; }\n"
        + "stream { include \(folder.path("root"))/*/nginx.stream.conf; }\n", to: "nginx.conf")
    let trial = try TrialHost(configuration: main)
    // The small wrapper knows no such format: the host's own configuration is asked.
    let candidate = try trial.candidate(
      "blog", "server { listen 127.0.0.1:1; access_log \(folder.path("log")) short; }\n")
    #expect(await trial.tester.test([candidate]) == [candidate.app: .good])
  }
}
