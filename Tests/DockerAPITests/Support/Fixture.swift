// SPDX-License-Identifier: MIT
import Foundation
import Testing

/// A folder of `Fixtures`: what an engine answered, and what that means.
struct Fixture: CustomTestStringConvertible {
  let name: String

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// Those whose name begins like this.
  static func all(_ kind: String) -> [Fixture] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasPrefix("\(kind)-") }.sorted().map { Fixture(name: $0) }
  }

  func input(_ suffix: String = "json") throws -> [UInt8] { try read("input.\(suffix)") }

  func expected() throws -> String { String(decoding: try read("expected.txt"), as: UTF8.self) }

  private func read(_ file: String) throws -> [UInt8] {
    try Array(Data(contentsOf: Self.root.appending(path: name).appending(path: file)))
  }

  var testDescription: String { name }
}
