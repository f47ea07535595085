// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct OtherDaemonsTests {
  @Test(arguments: [
    (["/usr/bin/dokku-event-listener"], true), (["dokku-event-listener", "watch"], true),
    (["/usr/bin/dokku-event-listener", "--proxy", "off"], true), (["dokku-event-listener", "--proxy=off"], true),
    (["dokku-event-listener", "--quiet", "network:list"], false), (["dokku-event-listener", "status"], false),
    (["dokku-event-listener", "--version"], false), (["/usr/bin/dokku-event-listener-x"], false), ([], false),
    (["vim", "dokku-event-listener"], false),
  ])
  func `a daemon is known by its name and its command`(arguments: [String], isDaemon: Bool) {
    #expect(OtherDaemons.isDaemon(arguments) == isDaemon)
  }

  @Test func `its apps are those of its option, else of its variable, else Dokku's own`() {
    #expect(OtherDaemons.root(["d", "--dokku-root", "/a"], ["DOKKU_ROOT=/b"]) == "/a")
    #expect(OtherDaemons.root(["d", "--dokku-root=/a"], ["DOKKU_ROOT=/b"]) == "/a")
    #expect(OtherDaemons.root(["d"], ["X=1", "DOKKU_ROOT=/b/"]) == "/b")
    #expect(OtherDaemons.root(["d"], []) == "/home/dokku")
  }

  @Test func `a process of that name and of these apps is found, one of other apps is not`() throws {
    let folder = try TemporaryFolder()
    // A fifo that is open for writing as well never ends.
    let script =
      "mkfifo \(folder.path("fifo")); exec -a \(folder.path("dokku-event-listener")) cat <>\(folder.path("fifo"))"
    let child = try Child(["bash", "-c", script], environment: ["DOKKU_ROOT": folder.path, "PATH": "/usr/bin:/bin"])
    try eventually("the process to have its name") {
      OtherDaemons.find(root: folder.path, besides: nil) == [child.pid]
    }
    #expect(OtherDaemons.find(root: folder.path, besides: child.pid) == [])
    #expect(!OtherDaemons.find(root: folder.path("other"), besides: nil).contains(child.pid))
  }
}
