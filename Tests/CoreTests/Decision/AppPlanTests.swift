// SPDX-License-Identifier: MIT

import Core
import Testing

struct AppPlanTests {
  private func plan(_ files: AppFiles, _ containers: [Container], isComplete: Bool = true) -> AppPlan {
    var known = ContainerTable(containers)
    known.isComplete = isComplete
    return AppPlan(app: "blog", files: files, known: known)
  }

  @Test func `a running current container gets its address and port`() {
    let plan = plan(AppFiles(slots: ["web.1": "a1"]), [.deployed("blog", "web.1", "a1", at: "172.17.0.2")])
    #expect(plan.listeners == ["web.1": "172.17.0.2:5000"])
    #expect(plan.fileChanges == [.address("blog", "web.1", "172.17.0.2"), .port("blog", "web.1", "5000")])
  }

  @Test func `files that are right are not written`() {
    let files = AppFiles(
      slots: ["web.1": "a1"], addressFiles: ["web.1": "172.17.0.2"], portFiles: ["web.1": "3000"])
    let plan = plan(files, [.deployed("blog", "web.1", "a1", at: "172.17.0.2")])
    #expect(plan.listeners == ["web.1": "172.17.0.2:3000"])
    #expect(plan.fileChanges == [])
  }

  @Test(arguments: ["172.17.0.9", "172.17.0.2\n", " 172.17.0.2", "", "garbage"])
  func `any other bytes are put right`(text: String) {
    let files = AppFiles(slots: ["web.1": "a1"], addressFiles: ["web.1": text], portFiles: ["web.1": "3000\n"])
    let plan = plan(files, [.deployed("blog", "web.1", "a1", at: "172.17.0.2")])
    #expect(plan.fileChanges == [.address("blog", "web.1", "172.17.0.2"), .port("blog", "web.1", "3000")])
  }

  @Test func `every process type has its address file, and only web a port file`() {
    let files = AppFiles(slots: ["web.1": "a1", "worker.1": "a2", "a.b.2": "a3"])
    let plan = plan(
      files,
      [
        .deployed("blog", "web.1", "a1", at: "172.17.0.2"), .deployed("blog", "worker.1", "a2", at: "172.17.0.3"),
        .deployed("blog", "a.b.2", "a3", at: "172.17.0.4"),
      ])
    #expect(
      plan.fileChanges == [
        .address("blog", "a.b.2", "172.17.0.4"), .address("blog", "web.1", "172.17.0.2"),
        .address("blog", "worker.1", "172.17.0.3"), .port("blog", "web.1", "5000"),
      ])
    #expect(
      plan.listenersByType(files.network) == [
        "a.b": ["172.17.0.4:5000"], "web": ["172.17.0.2:5000"], "worker": ["172.17.0.3:5000"],
      ])
  }

  @Test func `listeners of a type stand in the order in which Dokku lists their files`() {
    let slots: [ProcessSlot: ContainerID] = ["web.10": "aa", "web.2": "a2", "web.1": "a1"]
    let plan = plan(
      AppFiles(slots: slots),
      [
        .deployed("blog", "web.10", "aa", at: "172.17.0.2"), .deployed("blog", "web.2", "a2", at: "172.17.0.9"),
        .deployed("blog", "web.1", "a1", at: "172.17.0.5"),
      ])
    #expect(
      plan.listenersByType(NetworkSettings())[.web] == ["172.17.0.5:5000", "172.17.0.2:5000", "172.17.0.9:5000"])
  }

  @Test(arguments: [ContainerState.exited, .restarting, .paused, .created, .dead, .removing, .unknown])
  func `one that does not run loses its address file and keeps its port`(state: ContainerState) {
    let files = AppFiles(slots: ["web.1": "a1"], addressFiles: ["web.1": "172.17.0.2"], portFiles: ["web.1": "3000"])
    let plan = plan(files, [.deployed("blog", "web.1", "a1", at: "172.17.0.2", state: state)])
    #expect(plan.current.keys.sorted() == ["web.1"])
    #expect(plan.listeners == [:])
    #expect(plan.fileChanges == [.address("blog", "web.1", nil)])
  }

  @Test func `one that is restarting and has no address yet writes none`() {
    let files = AppFiles(slots: ["web.1": "a1"])
    #expect(plan(files, [.deployed("blog", "web.1", "a1", state: .restarting)]).fileChanges == [])
    #expect(plan(files, [.deployed("blog", "web.1", "a1")]).fileChanges == [])
  }

  @Test func `one that is gone loses both files`() {
    let files = AppFiles(slots: ["web.1": "a1"], addressFiles: ["web.1": "172.17.0.2"], portFiles: ["web.1": "3000"])
    #expect(plan(files, []).fileChanges == [.address("blog", "web.1", nil), .port("blog", "web.1", nil)])
  }

  @Test func `while nobody knows whether it is gone, the port it was deployed with stays`() {
    let files = AppFiles(slots: ["web.1": "a1"], addressFiles: ["web.1": "172.17.0.2"], portFiles: ["web.1": "3000"])
    #expect(plan(files, [], isComplete: false).fileChanges == [.address("blog", "web.1", nil)])
    let labelled = AppFiles(addressFiles: ["web.1": "172.17.0.2"], portFiles: ["web.1": "3000"])
    #expect(plan(labelled, [], isComplete: false).fileChanges == [.address("blog", "web.1", nil)])

    var expecting = ContainerTable()
    expecting.expect("a1")
    let awaited = AppPlan(app: "blog", files: files, known: expecting)
    #expect(awaited.fileChanges == [.address("blog", "web.1", nil)])
  }

  @Test func `files of slots that nothing holds go`() {
    let files = AppFiles(
      slots: ["web.1": "a1"], addressFiles: ["web.1": "172.17.0.2", "web.2": "172.17.0.3", "old.1": ""],
      portFiles: ["web.1": "5000", "web.2": "5000", "old.1": "1"])
    #expect(
      plan(files, [.deployed("blog", "web.1", "a1", at: "172.17.0.2")]).fileChanges == [
        .address("blog", "old.1", nil), .address("blog", "web.2", nil), .port("blog", "old.1", nil),
        .port("blog", "web.2", nil),
      ])
  }

  @Test func `another app's container gives nothing, and its address goes`() {
    let files = AppFiles(slots: ["web.1": "b1"], addressFiles: ["web.1": "172.17.0.3"], portFiles: ["web.1": "5000"])
    let plan = plan(files, [.deployed("shop", "web.1", "b1", at: "172.17.0.3")])
    #expect(plan.listeners == [:])
    #expect(plan.fileChanges == [.address("blog", "web.1", nil), .port("blog", "web.1", nil)])
  }

  @Test func `a static web listener is written and wished for in every web slot`() {
    let files = AppFiles(
      slots: ["web.1": "a1", "worker.1": "a2"], network: NetworkSettings(staticWebListener: "backend.example:8080"))
    let plan = plan(
      files,
      [.deployed("blog", "web.1", "a1", at: "172.17.0.2"), .deployed("blog", "worker.1", "a2", at: "172.17.0.3")])
    #expect(plan.fileChanges.first == .address("blog", "web.1", "backend.example"))
    #expect(
      plan.listenersByType(files.network) == ["web": ["backend.example:8080"], "worker": ["172.17.0.3:5000"]])
  }

  @Test func `a static web listener needs no container`() {
    let settings = NetworkSettings(staticWebListener: "192.0.2.1:80")
    #expect(plan(AppFiles(network: settings), []).listenersByType(settings) == ["web": ["192.0.2.1:80"]])
  }

  @Test func `an IPv6 address stands without brackets in its file`() {
    let only = Endpoint(network: "bridge", ipv6Address: "fd00::2")
    let plan = plan(AppFiles(slots: ["web.1": "a1"]), [.deployed("blog", "web.1", "a1", endpoints: [only])])
    #expect(plan.fileChanges.first == .address("blog", "web.1", "fd00::2"))
    #expect(plan.listeners == ["web.1": "[fd00::2]:5000"])
  }
}
