// SPDX-License-Identifier: MIT
import Foundation
import Sigil
import Testing

/// Whole templates: a folder of `Fixtures` holds one, its variables and what they make of it.
struct FixtureTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  @Test(arguments: try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted())
  func `a template and its variables make the expected configuration`(_ name: String) throws {
    let folder = Self.folder.appendingPathComponent(name)
    let variables = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: folder.appendingPathComponent("variables.json")))
    let template = try Template(text("nginx.conf.sigil", in: folder), name: name)
    #expect(try template.render(variables) == text("expected.conf", in: folder))
  }

  @Test func `there are fixtures`() throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).count > 3)
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }
}
