// SPDX-License-Identifier: MIT
import Testing

@testable import NginxConfig

struct NginxVersionTests {
  @Test(arguments: [
    ("nginx version: nginx/1.22.1\n", NginxVersion(1, 22, 1)),
    ("nginx version: nginx/1.18.0 (Ubuntu)\n", NginxVersion(1, 18, 0)),
    ("nginx version: openresty/1.25.3.2\n", NginxVersion(1, 25, 3)),
    ("warning: x\nnginx version: freenginx/1.29.0\nbuilt by gcc\n", NginxVersion(1, 29, 0)),
  ])
  func `the version is read from what nginx says`(_ text: String, _ version: NginxVersion) {
    #expect(NginxVersion(commandOutput: text) == version)
  }

  @Test(arguments: [
    "", "nginx version: nginx\n", "nginx version: nginx/1.22\n", "nginx/1.22.1", "nginx version: /x.y.z",
  ])
  func `anything else is no version`(_ text: String) {
    #expect(NginxVersion(commandOutput: text) == nil)
  }

  @Test func `versions compare number by number`() {
    #expect(NginxVersion(1, 9, 0) < NginxVersion(1, 25, 1))
    #expect(NginxVersion(1, 25, 0) < .http2Directive)
    #expect(NginxVersion(2, 0, 0) > .http2Directive)
  }
}
