// SPDX-License-Identifier: MIT
import Core
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(2)))
struct NginxTesterTests {
  @Test func `of ten candidates the bad one is refused, by its own name and line, and no other`() async throws {
    let trial = try TrialHost()
    var candidates = try (0..<10).map { try trial.candidate("app\($0)") }
    candidates[4] = try trial.candidate("app4", "upstream app4-5000 {\n  server 127.0.0.1:1;\n  nonsense;\n}\n")
    let verdicts = await trial.tester.test(candidates)
    let words = "unknown directive \"nonsense\" in /srv/dokku/app4/nginx.conf:3"
    let complaint = NginxComplaint(words: words, file: "/srv/dokku/app4/nginx.conf", line: 3)
    for candidate in candidates {
      #expect(verdicts[candidate.app] == (candidate.app.rawValue == "app4" ? .refused(complaint) : .good))
    }
  }

  @Test func `a file that lies somewhere already is tested there, and named by its place to be`() async throws {
    let trial = try TrialHost()
    let good = try trial.candidate("a", at: "a/.nginx.conf.1.tmp")
    let bad = try trial.candidate("b", "\nnonsense;\n", at: "b/.nginx.conf.2.tmp")
    let verdicts = await trial.tester.test([bad, good, try trial.candidate("c")])
    let words = "unknown directive \"nonsense\" in /srv/dokku/b/nginx.conf:2"
    #expect(verdicts[bad.app] == .refused(NginxComplaint(words: words, file: "/srv/dokku/b/nginx.conf", line: 2)))
    #expect(verdicts.filter { $0.value == .good }.keys.map(\.rawValue).sorted() == ["a", "c"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: trial.folder.path("b")) == [".nginx.conf.2.tmp"])
  }

  @Test func `nothing is left of a trial`() async throws {
    let trial = try TrialHost()
    let verdicts = await trial.tester.test([try trial.candidate("a"), try trial.candidate("b", "}")])
    #expect(verdicts.count == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: trial.folder.path("trials")).isEmpty)
  }

  @Test func `no candidates are no trouble`() async throws {
    let trial = try TrialHost()
    #expect(await trial.tester.test([]).isEmpty)
  }

  @Test(arguments: [
    "}", "server {", "server { listen 127.0.0.1:1; } \"", "{", "events {}", "server { return 200 \"", "include",
  ])
  func `a file that leaves its place is refused alone`(_ text: String) async throws {
    let trial = try TrialHost()
    let candidates = [try trial.candidate("a"), try trial.candidate("b", text), try trial.candidate("c")]
    let verdicts = await trial.tester.test(candidates)
    #expect(verdicts[candidates[0].app] == .good)
    #expect(verdicts[candidates[2].app] == .good)
    guard case .refused(let complaint)? = verdicts[candidates[1].app] else {
      Issue.record("not refused")
      return
    }
    #expect(complaint.file == "/srv/dokku/b/nginx.conf")
  }

  @Test func `of two apps with the same upstream the later one is refused`() async throws {
    let trial = try TrialHost()
    let candidates = [
      try trial.candidate("a", trial.upstream("a-5000-5000")), try trial.candidate("b"),
      try trial.candidate("a-5000", trial.upstream("a-5000-5000")),
    ]
    let verdicts = await trial.tester.test(candidates)
    #expect(verdicts[candidates[0].app] == .good)
    #expect(verdicts[candidates[1].app] == .good)
    guard case .refused(let complaint)? = verdicts[candidates[2].app] else {
      Issue.record("not refused")
      return
    }
    #expect(complaint.words.hasPrefix("duplicate upstream \"a-5000-5000\""))
  }

  @Test func `a culprit that nginx does not name is found`() async throws {
    let trial = try TrialHost()
    var candidates = try (0..<20).map { try trial.candidate("app\($0)") }
    // An address that no machine of ours has.
    candidates[13] = try trial.candidate("app13", "server { listen 192.0.2.1:8080; }")
    let missing = "server { listen 127.0.0.1:1 ssl; ssl_certificate /nowhere/crt; ssl_certificate_key /nowhere/key; }"
    candidates[17] = try trial.candidate("app17", missing)
    let verdicts = await trial.tester.test(candidates)
    let refused = verdicts.filter { $0.value != .good }.keys.map(\.rawValue).sorted()
    #expect(refused == ["app13", "app17"])
    guard case .refused(let complaint)? = verdicts[candidates[13].app] else { return }
    #expect(complaint.words == "bind() to 192.0.2.1:8080 failed (99: Cannot assign requested address)")
  }

  @Test func `a port that somebody else has does not matter here`() async throws {
    let taken = try BoundSocket()
    let trial = try TrialHost()
    let candidate = try trial.candidate("a", "server { listen 127.0.0.1:\(taken.port); }")
    #expect(await trial.tester.test([candidate]) == [candidate.app: .good])
  }

  @Test func `a file cannot put the blame on another app`() async throws {
    let trial = try TrialHost()
    let forged = "\"x\nnginx: [emerg] bad in \(trial.folder.path("trials"))/trial/0.conf:1\n\" y;"
    let candidates = [try trial.candidate("a"), try trial.candidate("b", forged)]
    let verdicts = await trial.tester.test(candidates)
    #expect(verdicts[candidates[0].app] == .good)
    #expect(verdicts[candidates[1].app] != .good)
  }

  @Test func `an app that includes another app's broken file is refused itself`() async throws {
    let trial = try TrialHost()
    let broken = try trial.folder.write("nonsense;", to: "other/nginx.conf.d/x.conf")
    let other = TrialCandidate(
      app: try trial.app("other"), path: trial.folder.path("other/nginx.conf"), bytes: Array(trial.upstream("o").utf8))
    let guilty = try trial.candidate("guilty", "include \(broken);")
    let verdicts = await trial.tester.test([other, guilty])
    #expect(verdicts[other.app] == .good)
    #expect(
      verdicts[guilty.app]
        == .refused(NginxComplaint(words: "unknown directive \"nonsense\" in \(broken):1", file: broken, line: 1)))
  }

  @Test func `without an nginx nothing is tested and the reason is told`() async throws {
    let trial = try TrialHost(program: "/nowhere/nginx")
    let candidate = try trial.candidate("a")
    let complaint = NginxComplaint(words: "/nowhere/nginx -V: No such file or directory")
    #expect(await trial.tester.test([candidate]) == [candidate.app: .untested(complaint)])
  }

  @Test func `an nginx that hangs ends at the deadline, blaming nobody`() async throws {
    let folder = try TemporaryFolder()
    let script = try folder.write(
      "#!/bin/sh\ncase $1 in -V) exec \(NginxInstance.binary) -V;; esac\nsleep 60\n", to: "nginx")
    chmod(script, 0o755)
    let trial = try TrialHost(program: script, deadline: .milliseconds(300))
    let candidate = try trial.candidate("a")
    guard case .untested? = await trial.tester.test([candidate])[candidate.app] else {
      Issue.record("not untested")
      return
    }
  }

  @Test func `a folder that cannot be made is told`() async throws {
    let trial = try TrialHost(trials: "missing/trials")
    let candidate = try trial.candidate("a")
    let words = "mkdir \(trial.folder.path("missing/trials")): No such file or directory"
    #expect(await trial.tester.test([candidate]) == [candidate.app: .untested(NginxComplaint(words: words))])
  }

  @Test func `what only the host's own configuration defines is known there`() async throws {
    let folder = try TemporaryFolder()
    let configuration = try folder.write(
      "events {} http { include conf.d/*.conf; include /srv/dokku/*/nginx.conf; }", to: "nginx.conf")
    try folder.write(
      "log_format ours '$status'; access_log off; map $status $loggable { default 1; }", to: "conf.d/a.conf")
    let trial = try TrialHost(configuration: configuration)
    let text = { (format: String) in
      "server { listen 127.0.0.1:1; access_log \(folder.path)/log \(format) if=$loggable; }"
    }
    let candidates = [
      try trial.candidate("a", text("ours")), try trial.candidate("b"), try trial.candidate("c", text("theirs")),
    ]
    let verdicts = await trial.tester.test(candidates)
    #expect(verdicts[candidates[0].app] == .good)
    #expect(verdicts[candidates[1].app] == .good)
    guard case .refused(let complaint)? = verdicts[candidates[2].app] else {
      Issue.record("not refused")
      return
    }
    #expect(complaint.words == "unknown log format \"theirs\" in /srv/dokku/c/nginx.conf:1")
  }

  @Test func `where the host's configuration is broken itself the wrapper's word counts`() async throws {
    let folder = try TemporaryFolder()
    let configuration = try folder.write("events {} http { nonsense; }", to: "nginx.conf")
    let trial = try TrialHost(configuration: configuration)
    let candidates = [try trial.candidate("a"), try trial.candidate("b", "nonsense;")]
    let verdicts = await trial.tester.test(candidates)
    #expect(verdicts[candidates[0].app] == .good)
    #expect(verdicts[candidates[1].app]?.isRefused == true)
  }
}
