// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct NetworkCheckTests {
  private func network(_ name: String) throws -> NetworkName { try #require(NetworkName(name)) }

  private func apps() throws -> [AppName: AppFiles] {
    let wishes = NetworkSettings(
      attachPostCreate: [try network("cache")], attachPostDeploy: [try network("web")],
      initialNetwork: try network("base"))
    var elsewhere = AppFiles(network: NetworkSettings(attachPostCreate: [try network("far")]))
    elsewhere.isDockerLocal = false
    return [
      try #require(AppName("shop")): AppFiles(network: wishes),
      try #require(AppName("blog")): AppFiles(network: NetworkSettings(attachPostDeploy: [try network("web")])),
      try #require(AppName("moon")): elsewhere,
    ]
  }

  @Test func `each network that is missing is told with the apps that want it and the command that makes it`() throws {
    #expect(
      NetworkCheck.findings(try apps(), present: [try network("cache"), try network("bridge")], program: "dokku") == [
        .fault(
          "network-missing", "network base, which shop wants, does not exist", mend: "dokku network:create base"),
        .fault(
          "network-missing", "network web, which blog, shop want, does not exist", mend: "dokku network:create web"),
      ])
  }

  @Test func `where all are there, or none is wanted, that is said`() throws {
    let present = Set(try ["base", "cache", "web"].map(network))
    #expect(
      NetworkCheck.findings(try apps(), present: present, program: "dokku") == [
        .ok("networks", "all 3 networks that apps want are there")
      ])
    let blog = try apps().filter { $0.key.rawValue == "blog" }
    #expect(
      NetworkCheck.findings(blog, present: present, program: "dokku") == [
        .ok("networks", "network web, the only one that apps want, is there")
      ])
    #expect(
      NetworkCheck.findings([:], present: [], program: "dokku") == [
        .ok("networks", "no app wants a network of its own")
      ])
  }

  @Test func `without Docker, and without the apps, nothing is known`() throws {
    #expect(
      NetworkCheck.findings(try apps(), present: nil, program: "dokku") == [
        .skipped("networks", "Docker does not answer")
      ])
    #expect(
      NetworkCheck.findings(nil, present: [], program: "dokku") == [.skipped("networks", "the apps cannot be read")])
  }
}
