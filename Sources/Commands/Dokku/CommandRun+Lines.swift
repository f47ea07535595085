// SPDX-License-Identifier: MIT

/// The shapes that lines have in Dokku.
extension CommandRun {
  func print(_ text: String) { console.output(Array("\(text)\n".utf8)) }

  /// `----->`, unless quiet.
  func announce(_ text: String) { if !global.isQuiet { print("-----> \(text)") } }

  /// `=====>`, unless quiet.
  func title(_ text: String) { if !global.isQuiet { print("=====> \(text)") } }

  /// Below a line with an arrow.
  func detail(_ text: String) { print("       \(text)") }

  func warn(_ text: String) { console.errorOutput(Array(" !     \(text)\n".utf8)) }
}
