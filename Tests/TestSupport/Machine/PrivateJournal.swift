// SPDX-License-Identifier: MIT
import Foundation

/// A journald at work in a mount namespace of its own, with this project's message catalog: it sees nothing of the
/// machine's journal, and leaves nothing there.
package final class PrivateJournal {
  private let folder: TemporaryFolder
  private let child: Child

  package init() throws {
    folder = try TemporaryFolder()
    for name in ["log", "run"] { try folder.write("", to: "\(name)/.kept") }
    let catalog = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../systemd/dokku-event-listener.catalog").standardized.path
    let script = """
      set -e
      mount --make-rprivate /
      for place in /run /var/log /var/lib/systemd/catalog; do mount -t tmpfs tmpfs $place; done
      mkdir -p /run/systemd/journal /run/log/journal
      mount --bind \(folder.path("run")) /run/systemd/journal
      mount --bind \(folder.path("log")) /run/log/journal
      mount -t tmpfs tmpfs /usr/lib/systemd/catalog
      cp \(catalog) /usr/lib/systemd/catalog/
      journalctl --update-catalog
      exec /lib/systemd/systemd-journald
      """
    child = try Child(
      ["unshare", "--mount", "sh", "-c", script], environment: Child.inherited, output: folder.path("output"))
    try eventually("journald's socket") {
      guard child.isRunning else { throw TimedOut(description: folder.read("output") ?? "journald has ended") }
      return FileManager.default.fileExists(atPath: socket)
    }
  }

  /// Where it takes entries.
  package var socket: String { folder.path("run/socket") }

  /// Where its files are.
  package var directory: String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("log"))) ?? []
    return folder.path("log/\(names.first { $0.utf8.count == 32 } ?? "")")
  }

  /// What has to come before a program's words so that it takes this journal for the host's own.
  package var inside: [String] { ["nsenter", "--mount=/proc/\(child.pid)/ns/mnt", "--"] }
}
