// SPDX-License-Identifier: MIT

import CLinux

/// Gives the heap's free pages back once nothing has happened for a moment: a full look, and laying down the status of a
/// thousand apps, take for that moment several times what stays of them.
final class HeapTrimmer {
  private let spacing: Duration
  private let trim: () -> Void
  private var timer: LoopTimer?
  private var isBusy = false

  /// The spacing is longer than anything waits by itself that follows from an event.
  init(spacing: Duration = .seconds(1), trim: @escaping () -> Void = { linux_trim_heap() }) {
    self.spacing = spacing
    self.trim = trim
  }

  /// Something has happened. Cheap, for it is called for each event.
  func worked() {
    if timer == nil { arm() } else { isBusy = true }
  }

  private func arm() {
    isBusy = false
    timer = LoopTimer(after: spacing) { [weak self] in self?.look() }
  }

  private func look() {
    if isBusy { return arm() }
    timer = nil
    trim()
  }
}
