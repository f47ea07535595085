// SPDX-License-Identifier: MIT

import Core
import Testing

struct NetworkSettingsTests {
  @Test func `every network to be attached is named once, those from create first`() {
    let settings = NetworkSettings(attachPostCreate: ["b", "a"], attachPostDeploy: ["c", "a", "b", "d"])
    #expect(settings.attached == ["b", "a", "c", "d"])
    #expect(NetworkSettings().attached == [])
  }

  @Test func `the aliases are the process's name and the same below its container's host name`() {
    let plain = NetworkSettings().aliases(of: "blog", "web", hostname: "0123456789ab")
    #expect(plain == ["blog.web", "0123456789ab.blog.web"])
    let suffixed = NetworkSettings(tld: "internal").aliases(of: "blog", "worker", hostname: "h")
    #expect(suffixed == ["blog.worker.internal", "h.blog.worker.internal"])
  }

  @Test func `without a host name there is one alias`() {
    #expect(NetworkSettings().aliases(of: "blog", "web", hostname: "") == ["blog.web"])
  }
}
