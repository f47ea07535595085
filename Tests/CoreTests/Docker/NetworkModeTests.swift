// SPDX-License-Identifier: MIT

import Core
import Testing

struct NetworkModeTests {
  @Test(arguments: ["", "default", "bridge"])
  func `the default network has three names`(text: String) {
    #expect(NetworkMode(text) == .network("bridge"))
  }

  @Test func `every other mode is what its text says`() {
    #expect(NetworkMode("host") == .host)
    #expect(NetworkMode("none") == .none)
    #expect(
      NetworkMode("container:\(ContainerIDTests.full)") == ContainerID(ContainerIDTests.full).map { .container($0) })
    #expect(NetworkMode("back-end") == .network("back-end"))
  }

  @Test func `a container named by anything but its id is a network that nobody has`() {
    #expect(NetworkMode("container:blog.web.1") == .network("container:blog.web.1"))
  }
}
