// SPDX-License-Identifier: MIT

import Core

/// What `AppRebuild` would do, found out by the same decisions on the same facts, with nothing done.
package final class RebuildRehearsal {
  private let run: SingleRun
  private let rehearsal: Rehearsal
  private let files: RehearsedFiles
  private let troubles: Troubles
  private let root: String

  /// - Parameters:
  ///   - settings: the daemon's.
  ///   - apps: all others are left alone.
  package init(_ settings: Settings, apps: Set<AppName>) throws(SystemCallFailed) {
    let troubles = Troubles()
    let folder = try PrivateFolder()
    files = RehearsedFiles(folder: folder.path)
    run = SingleRun(
      settings, apps: apps, in: folder, logger: Logger(level: .notice) { troubles.take($0) }, files: files)
    self.troubles = troubles
    rehearsal = Rehearsal(run.circuit)
    root = settings.dokkuRoot
  }

  /// Answers once, never before this returns.
  package func run(
    within limit: Duration, then completion: @escaping (Result<RebuildPlan, AppRebuildFailed>) -> Void
  ) {
    run.start(within: limit) { [self] result in completion(result.map { plan }) }
  }

  /// Held against the disk as it is now: what a daemon has done meanwhile is done.
  private var plan: RebuildPlan {
    let changed = files.put.keys.sorted().compactMap { path -> RebuildPlan.File? in
      let (before, after) = (SmallFile.bytes(at: path), files.bytes(at: path))
      guard before != after, let app = app(of: path) else { return nil }
      return RebuildPlan.File(app: app, path: path, before: before, after: after)
    }
    let reload = rehearsal.reloads == 0 ? [] : [RebuildPlan.Step.reload(times: rehearsal.reloads)]
    return RebuildPlan(files: changed, steps: rehearsal.steps + reload, troubles: troubles.all)
  }

  /// `ROOT/APP/…`
  private func app(of path: String) -> AppName? {
    path.hasPrefix("\(root)/") ? AppName(path.dropFirst(root.utf8.count + 1).prefix { $0 != "/" }) : nil
  }
}

extension RebuildRehearsal {
  /// What the core complains of.
  private final class Troubles {
    private(set) var all: [RebuildPlan.Trouble] = []

    func take(_ record: Record) {
      guard RebuildReport.isTrouble(record.kind) else { return }
      let trouble = RebuildPlan.Trouble(
        app: record.fields[.app].flatMap { AppName($0) }, isQuarantine: record.kind == .proxyRefused,
        text: record.message)
      if !all.contains(trouble) { all.append(trouble) }
    }
  }
}
