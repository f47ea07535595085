// SPDX-License-Identifier: MIT
import Core
import Glibc

/// Lays the daemon's status and metrics down in its runtime folder: at most once a second, and only what has changed. On
/// a host where nothing happens nobody is woken for it.
final class StatusBoard {
  private static let spacing = Duration.seconds(1)

  private let spell: () -> [(path: String, text: String)]
  private let complain: (String) -> Void
  private var timer: LoopTimer?
  /// The hash of each file's text: with a thousand apps the text is long.
  private var shown: [String: Int] = [:]

  /// - Parameters:
  ///   - spell: the files as they should be now.
  ///   - complain: told why one could not be written.
  init(
    spell: @escaping () -> [(path: String, text: String)],
    complain: @escaping (String) -> Void
  ) {
    self.spell = spell
    self.complain = complain
  }

  /// Something may be different now.
  func invalidate() {
    guard timer == nil else { return }
    timer = LoopTimer(after: Self.spacing) { [weak self] in self?.show() }
  }

  func show() {
    timer = nil
    for (path, text) in spell() where shown[path] != text.hashValue {
      do throws(SystemCallFailed) {
        try Replaced.write(text, to: path)
        shown[path] = text.hashValue
      } catch {
        complain("\(error)")
      }
    }
  }
}
