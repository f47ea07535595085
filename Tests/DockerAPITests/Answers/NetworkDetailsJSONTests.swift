// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct NetworkDetailsJSONTests {
  private func read(_ text: String) throws -> NetworkDetails? {
    var reader = JSONReader(Array(text.utf8)[...])
    return try NetworkDetails(listed: &reader)
  }

  @Test func `all that people want to know is read`() throws {
    let network = try #require(
      try read(
        """
        {"Name":"shared","Id":"0123456789abcdef","Created":"2026-11-21T12:00:00.5+02:00","Scope":"swarm",
        "Driver":"overlay","EnableIPv6":true,"Internal":true,"Attachable":true,"Containers":{"x":{}},
        "Labels":{"com.dokku.network-name":"shared","a":"b,c=d","n":1}}
        """))
    #expect(network.name == NetworkName("shared"))
    #expect(network.created?.rfc3339 == "2026-11-21T10:00:00.5Z")
    #expect(network.driver == "overlay" && network.scope == "swarm")
    #expect(network.isInternal && network.hasIPv6 && network.isDokkuManaged)
    #expect(network.labels == ["com.dokku.network-name": "shared", "a": "b,c=d"])
  }

  @Test func `what is missing or null is empty, and no network is without a name`() throws {
    let network = try #require(
      try read(#"{"Id":"0123456789abcdef","Name":"x","Labels":null,"Created":"0001-01-01T00:00:00Z"}"#))
    #expect(network.labels.isEmpty && network.created == nil && !network.isDokkuManaged)
    #expect(try read(#"{"Id":"0123456789abcdef"}"#) == nil)
    #expect(try read(#"{"Id":"0123456789abcdef","Name":"../x"}"#) == nil)
  }
}
