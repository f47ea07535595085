// SPDX-License-Identifier: MIT
import Glibc
import NginxConfig
import TestSupport
import Testing

@testable import Host

/// Scripts stand for nginx and systemd-run: the one complains of what a sandbox forbids until the other runs it.
@Suite(.timeLimit(.minutes(1)))
struct ConfigurationTestTests {
  private let folder: TemporaryFolder
  private let test: ConfigurationTest

  init() throws {
    folder = try TemporaryFolder()
    let systemdRun = try folder.write(
      """
      #!/bin/sh
      echo run >>\(folder.path("runs"))
      [ ! -e \(folder.path("no-bus")) ] || { echo 'Failed to connect to bus' >&2; exit 1; }
      while [ "$1" != -- ]; do shift; done
      shift
      echo 'Running as unit: x.service' >&2
      OUTSIDE=1 "$@"

      """, to: "systemd-run")
    try #require(chmod(systemdRun, 0o755) == 0)
    test = ConfigurationTest(in: .unit(systemdRun: systemdRun))
  }

  private nonisolated static let sockets = "socket() [::]:80 failed (97: Address family not supported by protocol)"

  private func complaint(
    inside: String?, outside: String?, listening: [String]? = ["[::]:80"], by other: ConfigurationTest? = nil
  ) async -> String? {
    let say = { (words: String?) in words.map { "echo 'nginx: [emerg] \($0)' >&2; exit 1" } ?? "exit 0" }
    let script = "if [ -n \"$OUTSIDE\" ]; then \(say(outside)); else \(say(inside)); fi"
    let command = CommandLine(arguments: ["sh", "-c", script], deadline: .seconds(20))
    return await withCheckedContinuation { continuation in
      (other ?? test).run(command, listening: listening) { continuation.resume(returning: $0?.words) }
    }
  }

  private var runsOutside: Int { folder.read("runs")?.split(separator: "\n").count ?? 0 }

  @Test func `what passes inside is right`() async {
    #expect(await complaint(inside: nil, outside: "never asked") == nil)
    #expect(runsOutside == 0)
  }

  @Test func `what is refused inside is refused only when it is so outside`() async {
    #expect(await complaint(inside: "host not found in upstream", outside: nil) == nil)
    #expect(
      await complaint(inside: "unknown directive", outside: "unknown directive \"x\"") == "unknown directive \"x\"")
    #expect(runsOutside == 2)
  }

  @Test func `addresses are tried outside once`() async {
    #expect(await complaint(inside: Self.sockets, outside: nil) == nil)
    #expect(await complaint(inside: Self.sockets, outside: "never asked") == nil)
    #expect(runsOutside == 1)
    let bind = "bind() to 10.9.9.9:80 failed (99: Cannot assign requested address)"
    #expect(await complaint(inside: Self.sockets, outside: bind, listening: ["10.9.9.9:80"]) == bind)
  }

  @Test func `where not all addresses are known they are tried each time`() async {
    for _ in 0..<2 { #expect(await complaint(inside: Self.sockets, outside: nil, listening: nil) == nil) }
    #expect(runsOutside == 2)
  }

  @Test(arguments: [(true, sockets), (false, nil)])
  func `where all is run inside, sockets count only if we may have them`(has: Bool, expected: String?) async {
    let test = ConfigurationTest(in: .child) { has }
    #expect(await complaint(inside: Self.sockets, outside: nil, by: test) == expected)
    #expect(await complaint(inside: "unknown directive", outside: nil, by: test) == "unknown directive")
  }

  @Test func `where nothing can be run outside, sockets are taken to be all right and faults are faults`() async throws
  {
    try folder.write("", to: "no-bus")
    #expect(await complaint(inside: Self.sockets, outside: nil) == nil)
    #expect(await complaint(inside: "unknown directive", outside: nil) == "unknown directive")
  }
}
