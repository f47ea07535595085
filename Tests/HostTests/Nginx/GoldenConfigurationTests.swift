// SPDX-License-Identifier: MIT
import Core
import Foundation
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.serialized, .timeLimit(.minutes(1)))
struct GoldenConfigurationTests {
  @Test func `every configuration that we expect to make is one that nginx takes`() async throws {
    let trial = try TrialHost()
    for name in ["dokku", "log", "pages"] { try trial.folder.write("", to: "\(name)/there") }
    try makeCertificates(for: ["shop", "rpc"], in: trial.folder)
    // Each alone: they are different apps of the same name.
    for (index, text) in try goldens(trial.folder).enumerated() {
      let candidate = try trial.candidate("app\(index)", text)
      #expect(await trial.tester.test([candidate]) == [candidate.app: .good])
    }
  }

  private func goldens(_ folder: TemporaryFolder) throws -> [String] {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../NginxConfigTests/Fixtures")
    let names = try FileManager.default.contentsOfDirectory(atPath: fixtures.path).sorted()
    #expect(names.count > 10)
    return try names.compactMap { name in
      let file = fixtures.appendingPathComponent(name).appendingPathComponent("expected.conf")
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      // The nginx of this machine does not know that directive yet.
      return text.contains("http2 on;") ? nil : text.replacing("/srv/", with: folder.path + "/")
    }
  }

  private func makeCertificates(for apps: [String], in folder: TemporaryFolder) throws {
    for app in apps {
      try folder.write("", to: "dokku/\(app)/tls/there")
      let tls = folder.path("dokku/\(app)/tls")
      try Child.run([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
        "-subj", "/CN=\(app).example.com", "-keyout", "\(tls)/server.key", "-out", "\(tls)/server.crt",
      ])
    }
  }
}
