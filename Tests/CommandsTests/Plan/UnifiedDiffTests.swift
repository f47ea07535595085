// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Commands

struct UnifiedDiffTests {
  private func spelled(_ old: String, _ new: String) -> String {
    UnifiedDiff(old, new).hunks.map { hunk in
      "\(hunk.head)\n"
        + hunk.lines.map { line in
          line.side.rawValue + line.text + (line.text.utf8.last == 0x0a ? "" : "\n\\ No newline at end of file\n")
        }.joined()
    }.joined()
  }

  private nonisolated static let long = (1...30).map { "line \($0)\n" }.joined()

  private nonisolated static let pairs = [
    ("", ""), ("", "a\n"), ("a\n", ""), ("a", "b"), ("a\n", "a"), ("a", "a\n"), ("", "a"), ("a\nb\nc\n", "a\nc\n"),
    ("a\nc\n", "a\nb\nc\n"), (long, long.replacing("line 3\n", with: "other\n")),
    (long, long.replacing("line 3\n", with: "").replacing("line 9\n", with: "nine\n")),
    (long, long.replacing("line 3\n", with: "").replacing("line 11\n", with: "eleven\n")),
    (long, long.replacing("line 1\n", with: "first\n") + "last"), (long, "nothing of it\n"),
    ("10.0.0.2", "10.0.0.3"), ("a\r\nb\r\n", "a\r\nc\r\n"),
  ]

  @Test(arguments: pairs)
  func `it is what diff itself says`(pair: (old: String, new: String)) throws {
    let folder = try TemporaryFolder()
    let files = [try folder.write(pair.old, to: "old"), try folder.write(pair.new, to: "new")]
    let child = try Child(["diff", "-u"] + files, environment: Child.inherited, output: folder.path("said"))
    child.wait(within: .seconds(10))
    let said = (folder.read("said") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(spelled(pair.old, pair.new) == said.dropFirst(2).joined(separator: "\n"))
  }

  /// Where there are several shortest ways, ours may be another one than diff's.
  @Test func `whatever differs, the new text comes of the old one`() throws {
    var numbers = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...40, using: &numbers)).map { _ in ["a\n", "b\n", "c\n", "\n"].randomElement() ?? "" }
          .joined() + (Bool.random() ? "" : "end")
      }
      #expect(applied(UnifiedDiff(texts[0], texts[1]), to: texts[0]) == texts[1])
    }
  }

  @Test func `what is too long to be searched is replaced whole, between what is the same at both ends`() throws {
    let texts = ["old", "new"].map { word in
      "head\n" + (0..<5000).map { "\(word) \($0)\n" }.joined() + "tail\n"
    }
    let diff = UnifiedDiff(texts[0], texts[1])
    #expect(diff.hunks.map(\.head) == ["@@ -1,5002 +1,5002 @@"])
    #expect(applied(diff, to: texts[0]) == texts[1])
  }

  private func applied(_ diff: UnifiedDiff, to old: String) -> String {
    var rest = old.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }[...]
    if let last = rest.popLast(), last != "\n" { rest.append(String(last.dropLast())) }
    var new = ""
    var line = 1
    for hunk in diff.hunks {
      let start = hunk.count(.old) == 0 ? hunk.oldStart + 1 : hunk.oldStart
      while line < start {
        new += rest.removeFirst()
        line += 1
      }
      for change in hunk.lines {
        if change.side != .new {
          #expect(rest.popFirst() == String(change.text))
          line += 1
        }
        if change.side != .old { new += change.text }
      }
    }
    return new + rest.joined()
  }
}
