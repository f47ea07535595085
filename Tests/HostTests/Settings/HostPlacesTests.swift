// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct HostPlacesTests {
  @Test func `without variables the places are Dokku's own`() throws {
    let places = try HostPlaces(environment: [:])
    #expect(places.dockerHost == .standard)
    #expect(places.dokkuRoot == "/home/dokku" && places.dokkuLibRoot == "/var/lib/dokku")
  }

  @Test func `variables say otherwise, and no other setting is looked at`() throws {
    let places = try HostPlaces(environment: [
      "DOCKER_HOST": "unix:///x/docker.sock", "DOKKU_ROOT": "/r/", "DOKKU_LIB_ROOT": "/l", "DEL_PROXY": "nonsense",
    ])
    #expect(places.dockerHost.path == "/x/docker.sock")
    #expect(places.dokkuRoot == "/r" && places.dokkuLibRoot == "/l")
  }

  @Test func `what cannot be meant is told by name`() {
    #expect(throws: InvalidSetting.self) { try HostPlaces(environment: ["DOCKER_HOST": "tcp://x:1"]) }
    #expect(throws: InvalidSetting.self) { try HostPlaces(environment: ["DOKKU_ROOT": "home"]) }
  }
}
