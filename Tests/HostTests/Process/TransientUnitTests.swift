// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct TransientUnitTests {
  private let command = CommandLine(arguments: ["/usr/bin/dokku", "--quiet", "$HOME"], deadline: .seconds(90))

  @Test func `whoever waits gets the outputs, within a deadline that the service manager keeps`() {
    let unit = TransientUnit(name: "some-test", command: command, output: .piped) { _ in nil }
    let starting = unit.starting(with: "/usr/bin/systemd-run")
    #expect(
      starting.arguments == [
        "/usr/bin/systemd-run", "--wait", "--collect", "--service-type=simple", "--unit=some-test",
        "--description=/usr/bin/dokku --quiet $HOME", "--pipe", "--property=LogLevelMax=warning",
        "--property=RuntimeMaxSec=90000ms", "--property=TimeoutStopSec=10000ms", "--", "/usr/bin/dokku", "--quiet",
        "$$HOME",
      ])
    #expect(starting.deadline == .seconds(120))
  }

  @Test func `output that must not end with us goes to the journal, under the command's name`() {
    let unit = TransientUnit(name: "some-test", command: command, output: .journal(identifier: "dokku")) { _ in nil }
    let arguments = unit.starting(with: "/usr/bin/systemd-run").arguments
    #expect(arguments.contains("--property=SyslogIdentifier=dokku"))
    #expect(!arguments.contains("--pipe"))
  }

  @Test func `where Dokku and Docker are is handed on`() {
    let unit = TransientUnit(name: "some-test", command: command, output: .piped) {
      ["DOKKU_ROOT": "/srv/dokku", "NOTIFY_SOCKET": "/run/x"][$0]
    }
    let given = unit.starting(with: "/usr/bin/systemd-run").arguments.filter { $0.hasPrefix("--setenv") }
    #expect(given == ["--setenv=DOKKU_ROOT=/srv/dokku"])
  }

  @Test func `no two names are the same`() {
    #expect(TransientUnit.name("nginx-test") != TransientUnit.name("nginx-test"))
  }
}
