// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct SchedulerCheckTests {
  @Test func `apps of another scheduler are named, and left alone`() throws {
    var far = AppFiles()
    far.isDockerLocal = false
    let blog = try #require(AppName("blog"))
    let moon = try #require(AppName("moon"))
    #expect(
      SchedulerCheck.findings([blog: AppFiles(), moon: far]) == [
        .skipped("schedulers", "another scheduler than docker-local runs moon, so these are left alone")
      ])
    #expect(SchedulerCheck.findings([blog: AppFiles()]) == [.ok("schedulers", "Docker on this host runs all apps")])
    #expect(SchedulerCheck.findings([:]) == [.skipped("schedulers", "there are no apps")])
    #expect(SchedulerCheck.findings(nil) == [.skipped("schedulers", "the apps cannot be read")])
  }
}
