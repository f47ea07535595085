// SPDX-License-Identifier: MIT

import Core
import Testing

struct PortMappingTests {
  @Test(arguments: ["http:80:5000", "https:443:5000", "udp:53:53", "grpc-web_1:1:65535", "HTTP:80:80"])
  func `a mapping is spelled as it is read`(text: String) {
    #expect(PortMapping(text)?.description == text)
  }

  @Test func `the host's port comes first`() {
    let mapping: PortMapping = "http:80:5000"
    #expect(mapping == PortMapping(scheme: "http", hostPort: 80, containerPort: 5000))
  }

  @Test(arguments: [
    "", ":", "::", "http", "http:80", "80:5000", ":80:5000", "http::5000", "http:80:", "http:80:5000:1", "http:0:5000",
    "http:80:65536", "http:80:05000", "ht tp:80:5000", "http;:80:5000", "ht{p:80:5000", "../x:80:5000",
    "http:80:5000\n",
    "http: 80:5000", "hüttp:80:5000", "http:80/tcp:5000", "http.:80:5000",
  ])
  func `anything else is none`(text: String) {
    #expect(PortMapping(text) == nil)
  }
}
