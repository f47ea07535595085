// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct DockerHostTests {
  @Test func `a Unix socket is named by its absolute path`() throws {
    #expect(try DockerHost("unix:///var/run/docker.sock").path == "/var/run/docker.sock")
    let longest = "/" + String(repeating: "a", count: 106)
    #expect(try DockerHost("unix://\(longest)").path == longest)
  }

  @Test(arguments: [
    ("", "it must be unix://PATH"), ("/var/run/docker.sock", "it must be unix://PATH"),
    ("tcp://127.0.0.1:2375", "it must be unix://PATH"), ("ssh://host", "it must be unix://PATH"),
    ("unix://", "the path must be absolute"), ("unix://docker.sock", "the path must be absolute"),
    ("unix:///" + String(repeating: "a", count: 107), "the path must have at most 107 bytes"),
    ("unix:///a\0b", "the path must have at most 107 bytes"),
  ])
  func `anything else is refused, and why is said`(_ text: String, _ reason: String) {
    #expect(throws: InvalidDockerHost(text: text, reason: reason)) { try DockerHost(text) }
    #expect("\(InvalidDockerHost(text: text, reason: reason))" == "\(text): \(reason)")
  }
}
