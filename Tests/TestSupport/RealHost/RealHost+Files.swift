// SPDX-License-Identifier: MIT
import Foundation

extension RealHost {
  /// Writes a file into an app's folder, in place, as Dokku does.
  package func write(_ text: String, to file: String, of app: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(app)/\(file)"))
  }

  package func remove(_ file: String, of app: String) throws {
    try FileManager.default.removeItem(atPath: "\(root)/\(app)/\(file)")
  }

  /// Runs a shell command line on the machine; for what a test does to its own host's folder.
  package func shell(_ line: String) throws { try EmbeddedHostScript.output(of: ["sh", "-c", line]) }

  /// Waits until a file in an app's folder holds a text; nil: until it is gone. Clients are answered before it is written.
  package func wait(for file: String, of app: String, toHold text: String?) throws {
    try eventually("\(file) of \(app) to hold \(text ?? "nothing")") { read(file, of: app) == text }
  }
}
