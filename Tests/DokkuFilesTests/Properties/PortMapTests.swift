// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct PortMapTests {
  private func resolve(
    _ stored: [String] = [], detected: [String] = [], proxyPort: Int = 0, sslPort: Int = 0, certificate: Bool = false
  ) -> [String] {
    PortMap(
      stored: stored.compactMap { PortMapping($0) }, detected: detected.compactMap { PortMapping($0) },
      proxyPort: Port(proxyPort), sslPort: Port(sslPort), hasCertificate: certificate
    ).resolved.map(\.description)
  }

  @Test func `the stored map comes before the detected one, that before the default`() {
    #expect(resolve(["http:80:3000"], detected: ["http:80:4000"]) == ["http:80:3000"])
    #expect(resolve(detected: ["http:80:4000"]) == ["http:80:4000"])
    #expect(resolve() == ["http:80:5000"])
    #expect(resolve(proxyPort: 8080) == ["http:8080:5000"])
  }

  @Test func `a certificate adds https beside each detected http on port 80`() {
    #expect(resolve(certificate: true) == ["http:80:5000", "https:443:5000"])
    #expect(resolve(sslPort: 8443, certificate: true) == ["http:80:5000", "https:8443:5000"])
    #expect(
      resolve(detected: ["http:80:3000", "http:81:4000", "udp:53:53"], certificate: true)
        == ["http:80:3000", "http:81:4000", "udp:53:53", "https:443:3000"])
  }

  @Test func `without a detected http on port 80 every http turns into https`() {
    #expect(
      resolve(detected: ["http:3000:3000", "tcp:25:25", "http:3001:3001"], certificate: true)
        == ["https:3000:3000", "tcp:25:25", "https:3001:3001"])
    #expect(resolve(proxyPort: 8080, certificate: true) == ["https:8080:5000"])
  }

  @Test func `a certificate leaves a stored map alone`() {
    #expect(resolve(["http:80:3000"], certificate: true) == ["http:80:3000"])
  }

  @Test func `without a certificate https and grpcs are dropped`() {
    #expect(
      resolve(["http:80:3000", "https:443:3000", "grpcs:444:3000", "grpc:50051:3000"])
        == ["http:80:3000", "grpc:50051:3000"])
    #expect(resolve(detected: ["https:443:443"]) == [])
  }

  @Test func `with one they stay`() {
    #expect(
      resolve(["https:443:3000", "grpcs:444:3000"], certificate: true) == ["https:443:3000", "grpcs:444:3000"])
  }

  @Test func `a scheme and host port stand once, the first one`() {
    #expect(
      resolve(["http:80:3000", "http:80:4000", "tcp:80:3000", "http:81:3000"])
        == ["http:80:3000", "tcp:80:3000", "http:81:3000"])
    #expect(
      resolve(detected: ["http:80:3000", "https:443:4000"], certificate: true) == ["http:80:3000", "https:443:4000"])
  }
}
