// SPDX-License-Identifier: MIT

import Core
import Foundation
import Testing

@testable import DokkuFiles

struct CertificateNamesTests {
  private func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try Array(Data(contentsOf: folder.appending(path: "Fixtures/\(name).crt")))
  }

  @Test(arguments: [
    ("named-and-wildcard", ["blog.example.com", "blog.example.com", "*.example.org"]),
    ("common-name-only", ["only.example.com"]),
    ("alternative-names-only", ["alt.example.com"]),
    ("chain", ["blog.example.com", "blog.example.com", "*.example.org"]),
  ])
  func `the common name and the DNS names of the first certificate are read`(file: String, names: [String]) throws {
    #expect(CertificateNames(pem: try bytes(file))?.names == names)
  }

  @Test func `what is no certificate has no names`() throws {
    #expect(CertificateNames(pem: []) == nil)
    #expect(CertificateNames(pem: Array("nonsense".utf8)) == nil)
    let key = "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"
    #expect(CertificateNames(pem: Array(key.utf8)) == nil)
    let empty = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
    #expect(CertificateNames(pem: Array(empty.utf8))?.names ?? [] == [])
  }

  @Test func `a certificate cut anywhere is told, never trapped on`() throws {
    let whole = try bytes("chain")
    for end in stride(from: 0, to: whole.count, by: 7) {
      let names = CertificateNames(pem: Array(whole[..<end]))?.names ?? []
      #expect(names.allSatisfy { !$0.isEmpty })
    }
  }

  @Test(arguments: [
    ("blog.example.com", true), ("BLOG.example.com", true), ("shop.example.com", false), ("a.example.org", true),
    ("a.b.example.org", false), ("example.org", false), ("xblog.example.com", false),
  ])
  func `a name is good for itself, an asterisk for one label`(host: String, isGood: Bool) throws {
    let names = try #require(CertificateNames(pem: try bytes("named-and-wildcard")))
    #expect(names.match(try #require(DomainName(host))) == isGood)
  }

  @Test func `the host's own domains are the app's on https where its virtual hosts are off`() throws {
    let app = TestApp().withEnvironment("NO_VHOST=1\n").withGlobalFile("VHOST", "a.example.org\nexample.net\n")
      .changed { $0.certificate = .bytes((try? bytes("named-and-wildcard")) ?? []) }
    #expect(app.files.proxy.certificateDomains.map(\.rawValue) == ["a.example.org"])
    let on = app.withEnvironment("NO_VHOST=0\n")
    #expect(on.files.proxy.certificateDomains == [])
    #expect(on.files.complaints == [])
  }

  @Test func `a certificate that cannot be read is complained of where it matters`() {
    let app = TestApp().withEnvironment("NO_VHOST=1\n").changed { $0.certificate = .bytes(Array("x".utf8)) }
    #expect(app.files.complaints == ["R/app/tls/server.crt: not a certificate in PEM form"])
  }
}
