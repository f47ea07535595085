// SPDX-License-Identifier: MIT

import Core
import Testing

struct CurrentContainersTests {
  private func current(_ files: AppFiles, _ containers: Container...) -> [ProcessSlot: ContainerID] {
    files.currentContainers(of: "blog", among: ContainerTable(containers)).mapValues(\.id)
  }

  @Test func `the files name the current ones`() {
    let files = AppFiles(slots: ["web.1": "a1", "worker.1": "a2"])
    let found = current(
      files, .deployed("blog", "web.1", "a1"), .deployed("blog", "worker.1", "a2"),
      .deployed("blog", "web.1", "a3", name: "blog.web.1.upcoming-12"))
    #expect(found == ["web.1": "a1", "worker.1": "a2"])
  }

  @Test func `a container that does not run is current all the same`() {
    #expect(
      current(AppFiles(slots: ["web.1": "a1"]), .deployed("blog", "web.1", "a1", state: .exited)) == ["web.1": "a1"])
  }

  @Test func `one that is not there is nobody's`() {
    #expect(current(AppFiles(slots: ["web.1": "a1"])) == [:])
  }

  @Test func `a file that names another app's container names none`() {
    #expect(current(AppFiles(slots: ["web.1": "b1"]), .deployed("shop", "web.1", "b1")) == [:])
  }

  @Test func `a file that names a container without Dokku's labels names none`() {
    let stranger = Container(
      id: "c1", name: "db", labels: DokkuLabels(), state: .running, networkMode: .network("bridge"), endpoints: [])
    #expect(current(AppFiles(slots: ["web.1": "c1"]), stranger) == [:])
  }

  @Test func `where no file names any, the labels do`() {
    let found = current(
      AppFiles(), .deployed("blog", "web.1", "a1", name: "whatever"), .deployed("blog", "a.b.2", "a2"),
      .deployed("shop", "web.1", "b1"))
    #expect(found == ["web.1": "a1", "a.b.2": "a2"])
  }

  @Test(arguments: ["blog.web.1.upcoming-123", "blog.web.1.1700000000"])
  func `by label, one under deploy and a retired one are not current`(name: String) {
    let others = [Container.deployed("blog", "web.1", "a1"), .deployed("blog", "web.1", "a0", name: name)]
    #expect(current(AppFiles(), others[1]) == [:])
    #expect(current(AppFiles(), others[0], others[1]) == ["web.1": "a1"])
  }

  @Test func `by label, one-off containers are not current`() {
    var run = Container.deployed("blog", "web.1", "a1")
    run.labels = DokkuLabels(app: "blog", processType: "web")
    var cron = Container.deployed("blog", "web.1", "a2")
    cron.labels.isDeployed = false
    #expect(current(AppFiles(), run, cron) == [:])
  }

  @Test func `by label, of two for one slot the one that runs is current, else the one with the lower id`() {
    let files = AppFiles()
    let stopped = Container.deployed("blog", "web.1", "a1", state: .exited)
    #expect(current(files, stopped, .deployed("blog", "web.1", "a2")) == ["web.1": "a2"])
    #expect(current(files, .deployed("blog", "web.1", "a2"), .deployed("blog", "web.1", "a3")) == ["web.1": "a2"])
    #expect(current(files, .deployed("blog", "web.1", "a2", state: .exited), stopped) == ["web.1": "a1"])
  }

  @Test func `an app that Dokku has deployed never goes by labels`() {
    #expect(current(AppFiles(deployed: true), .deployed("blog", "web.1", "a1")) == [:])
    #expect(current(AppFiles(deployed: false), .deployed("blog", "web.1", "a1")) == ["web.1": "a1"])
  }

  @Test func `a container file that makes no sense yet is one, too`() {
    var files = AppFiles()
    files.hasContainerFiles = true
    #expect(!files.isLabelMode)
    #expect(current(files, .deployed("blog", "web.1", "a1")) == [:])
  }
}
