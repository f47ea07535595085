// SPDX-License-Identifier: MIT
import Glibc

/// Whether we may read what journald keeps of services. sd-journal(3) leaves out files that it may not open without a word,
/// and a journal that looks empty is a wrong answer.
package nonisolated enum JournalAccess: Hashable, Sendable {
  case readable
  /// There is no journal.
  case none
  /// This file or folder is one that we may not read.
  case denied(String)

  /// Where journald keeps its own (systemd-journald.service(8)).
  private static let folders = ["/var/log/journal", "/run/log/journal"]

  /// - Parameter directory: where the journal's files are, or the machines' folders with them; nil for this host's own.
  package init(directory: String? = nil) {
    self = .none
    for folder in directory.map({ [$0] }) ?? Self.folders { look(into: folder, depth: 0) }
  }

  private mutating func look(into folder: String, depth: Int) {
    if case .denied = self { return }
    guard Self.mayRead(folder, by: R_OK | X_OK) else { return self = .denied(folder) }
    for name in PrivateFolder.names(in: folder).sorted() {
      let path = "\(folder)/\(name)"
      if Self.isOfServices(name) {
        self = Self.mayRead(path) ? .readable : .denied(path)
      } else if depth == 0, Self.isMachine(name) {
        look(into: path, depth: 1)
      }
      if case .denied = self { return }
    }
  }

  /// Users' own are apart, `user-1000.journal`, and theirs to read.
  private static func isOfServices(_ name: String) -> Bool {
    name.hasSuffix(".journal") && (name == "system.journal" || name.hasPrefix("system@"))
  }

  private static func isMachine(_ name: String) -> Bool { name.utf8.count == 32 }

  /// A file that has gone meanwhile was not kept from us.
  private static func mayRead(_ path: String, by rights: CInt = R_OK) -> Bool {
    ![EACCES, EPERM].contains(Rights.refusal(of: rights, to: path))
  }
}
