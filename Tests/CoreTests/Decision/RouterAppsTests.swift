// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterAppsTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test func `changed files are read, and changed folders list all apps anew`() {
    var host = host()
    #expect(host.tell(.appFilesChanged(["shop", "blog"])) == [.readApps(["blog", "shop"])])
    #expect(host.tell(.appFoldersChanged) == [.readAllApps])
  }

  @Test func `an app that comes is served`() {
    var host = host()
    host.happen { $0.deploy("wiki", "web.1", "c1") }
    #expect(host.loaded("wiki") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `an unreadable app is left as it is and said once, the others go on`() {
    var host = host()
    let reading: [AppName: AppReading] = ["blog": .unreadable("/home/dokku/blog: Permission denied")]
    let read = host.tell(.appsRead(reading))
    #expect(
      read.said.filter { $0.hasPrefix("error") } == [
        "error appUnreadable: blog is left as it is: /home/dokku/blog: Permission denied"
      ])
    #expect(read.fileChanges == [])
    #expect(host.tell(.appsRead(reading)).records(.appUnreadable) == [])
    #expect(host.happen { $0.crash("b1") }.reloads == 1)
  }

  @Test func `an unreadable app's listener leaves with its container`() {
    var host = host()
    host.tell(.appsRead(["blog": .unreadable("Permission denied")]))
    #expect(host.tell("a1", .die(exitCode: 1)).wishes == [host.wish("blog", [:])])
  }

  @Test func `an app that can be read again is told of`() {
    var host = host()
    host.tell(.appsRead(["blog": .unreadable("Permission denied")]))
    let read = host.tell(.appFilesChanged(["blog"])) + host.settle()
    #expect(read.messages(.appRecovered) == ["blog can be read again"])
  }

  @Test func `an unreadable app that is gone is no trouble any more`() {
    var host = host()
    let shown = host.tell(.appsRead(["wiki": .unreadable("Permission denied")])) + host.settle()
    #expect(shown.contains { if case .showStatus(let text) = $0 { text.contains("1 apps in trouble") } else { false } })
    let gone = host.tell(.appFoldersChanged) + host.settle()
    #expect(gone.contains { if case .showStatus(let text) = $0 { !text.contains("trouble") } else { false } })
  }

  @Test func `each complaint is said when it is new`() {
    var host = host()
    let complained = host.happen { $0.edit("blog") { $0.complaints = ["VHOST:2: not a domain: \"a b\""] } }
    #expect(complained.messages(.appComplaint) == ["blog: VHOST:2: not a domain: \"a b\""])
    #expect(host.pass(.seconds(400)).records(.appComplaint) == [])
    let more = host.happen { $0.edit("blog") { $0.complaints.append("ENV:1: no") } }
    #expect(more.messages(.appComplaint) == ["blog: ENV:1: no"])
  }

  @Test func `where the apps cannot be listed that is said once, what is known stays, and it is tried again`() {
    var host = host()
    host.tell(.alarmFired(.resync))
    host.outcomes = []
    let failed = host.tell(.appsUnreadable("/home/dokku: Permission denied"))
    #expect(
      failed.said == ["error appUnreadable: the apps cannot be read, trying again: /home/dokku: Permission denied"])
    #expect(failed.orders == [.arm(.lookRetry, after: .seconds(5), spread: true)])
    #expect(host.tell(.appsUnreadable("/home/dokku: Permission denied")).said == [])
    let again = host.fire(.lookRetry)
    #expect(again.contains(.readAllApps))
    #expect(again.reloads == 0)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `a listener file that cannot be written is told of once, with its app`() {
    var host = host()
    let change = ListenerFileChange.address("blog", "web.1", "10.1.0.2")
    let failed = host.tell(.listenerFilesWritten([change: .failed("No space left on device")]))
    #expect(
      failed.said == ["error listenerFileFailed: blog: IP.web.1 could not be written: No space left on device"])
    #expect(host.tell(.listenerFilesWritten([change: .failed("No space left on device")])) == [])
    #expect(host.tell(.listenerFilesWritten([change: .done])) == [])
  }

  @Test func `a file that could not be written is written at the next full look`() {
    var host = host()
    host.world.apps["blog"]?.addressFiles = [:]
    _ = host.world.takeNews()
    #expect(host.pass(.seconds(300)).fileChanges == [.address("blog", "web.1", "10.1.0.2")])
  }

  @Test func `files are written one batch at a time, each with its newest content`() {
    var host = host()
    _ = host.tell("a1", .die(exitCode: 1))
    host.outcomes = []
    host.world.containers["a1"]?.endpoints[0].address = "10.1.0.77"
    _ = host.tell("a1", .start)
    host.outcomes = []
    #expect(
      host.tell(.containerInspected(host.world.containers["a1"] ?? .deployed("blog", "web.1", "a1"))).fileChanges == [])
    host.outcomes = []
    let written = host.tell(.listenerFilesWritten([.address("blog", "web.1", nil): .done]))
    #expect(written.fileChanges == [.address("blog", "web.1", "10.1.0.77")])
  }
}
