// SPDX-License-Identifier: MIT
import Foundation

/// A folder of its own under TMPDIR or /tmp, removed with everything in it when this goes.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    var template = Array("\(parent)/del-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ListeningSocket.Failed(call: "mkdtemp", code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // nginx's workers, who are nobody in particular, read files below it.
    guard chmod(path, 0o755) == 0 else { throw ListeningSocket.Failed(call: "chmod", code: errno) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes the folders on the way, too.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let file = path(name)
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  package func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: path(name)).map { String(decoding: $0, as: UTF8.self) }
  }
}
