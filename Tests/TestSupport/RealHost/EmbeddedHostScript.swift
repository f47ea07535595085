// SPDX-License-Identifier: MIT
import Foundation

/// `scripts/embedded-host`, the one implementation of a host for tests and for `make run`.
package enum EmbeddedHostScript {
  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  package static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../scripts/embedded-host").standardized.path

  /// What the command printed, without the white space around it.
  @discardableResult
  package static func run(_ arguments: [String]) throws -> String {
    try output(of: [path] + arguments)
  }

  /// Runs any program to its end; what it printed on its error output is the error's text when it fails.
  @discardableResult
  package static func output(
    of arguments: [String], environment: [String: String] = Child.inherited, within limit: Duration = .seconds(120)
  ) throws -> String {
    let folder = try TemporaryFolder()
    let child = try Child(
      arguments, environment: environment, output: folder.path("output"), errorOutput: folder.path("errors"))
    let status = child.wait(within: limit)
    guard status == 0 else {
      let told = folder.read("errors") ?? ""
      let ending = status.map { "ended with \($0)" } ?? "was still running after \(limit)"
      throw Failed(description: "\(arguments.joined(separator: " ")) \(ending): \(told)")
    }
    return (folder.read("output") ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
