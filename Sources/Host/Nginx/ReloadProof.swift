// SPDX-License-Identifier: MIT

/// Tells from looks at the master process whether it has loaded its configuration. A refused reload starts no workers and an
/// accepted one starts them before the old ones are told to go; a worker that crashes is replaced one for one.
nonisolated struct ReloadProof {
  enum Verdict: Equatable {
    case loaded(workers: Set<Int32>)
    case refused
    /// This reload's workers cannot be told from replacements, or another master has taken over: ask once more.
    case unclear
  }

  private let before: MasterSnapshot?
  /// The workers that this reload will replace.
  private let replaced: Set<Int32>
  /// When the reload was asked for, as start times are counted.
  private let requestTicks: UInt64
  private var isIdleSeen = false

  /// - Parameters:
  ///   - before: nil where no nginx ran.
  ///   - generation: the workers of the last proven reload. Older ones take requests for 100 ms more, and then go.
  ///   - requestTicks: when the reload was asked for, as start times are counted.
  init(before: MasterSnapshot?, generation: Set<Int32>, requestTicks: UInt64) {
    self.before = before
    self.requestTicks = requestTicks
    let workers = before?.workers ?? []
    replaced = workers.isDisjoint(with: generation) ? workers : workers.intersection(generation)
  }

  /// Nil: look again. Whoever asks by a command that may still be under way does not take a refusal for final.
  mutating func look(_ now: MasterSnapshot) -> Verdict? {
    guard let before, now.master == before.master else { return restarted(now) }
    let new = now.workers.subtracting(before.children)
    let gone = replaced.subtracting(now.workers).subtracting(now.leaving)
    let isReplacing = !replaced.isDisjoint(with: now.leaving)
    if !new.isEmpty, new.count > gone.count || isReplacing { return .loaded(workers: new) }
    guard !now.isBusy else { return nil }
    // One look more, for the children just forked that do not have their titles yet.
    guard isIdleSeen else {
      isIdleSeen = true
      return nil
    }
    return new.isEmpty ? .refused : .unclear
  }

  /// A master that started after the request has read what there was to read. Ticks are coarse: one that took another's
  /// place within the tick of the request may have read it before.
  private func restarted(_ now: MasterSnapshot) -> Verdict? {
    let firstTick = before == nil ? requestTicks : requestTicks + 1
    guard now.master.startTicks >= firstTick else { return .unclear }
    return now.workers.isEmpty ? nil : .loaded(workers: now.workers)
  }
}
