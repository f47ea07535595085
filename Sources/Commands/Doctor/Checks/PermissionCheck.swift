// SPDX-License-Identifier: MIT
import Host

/// Folders and files of the host, as far as the daemon has to read and write them.
nonisolated enum PermissionCheck {
  struct Facts {
    let user: String
    /// As whom the daemon runs, or would.
    let daemonUser: String
    let root: PathAccess
    /// The network properties.
    let properties: PathAccess
    /// The apps' folders.
    let apps: [PathAccess]
    /// Files of apps, or what is in their way, that could not be read.
    let unreadable: [String]
    let state: PathAccess
    let runtime: PathAccess

    /// What we may not do the daemon may not either.
    var isDaemons: Bool { user == daemonUser || user == "root" }
  }

  static func findings(_ facts: Facts) -> [Finding] {
    [user(facts), root(facts)]
      + (facts.root.isFine ? apps(facts) + [properties(facts)] : [])
      + [own("state-folder", facts.state, facts), own("runtime-folder", facts.runtime, facts)]
  }

  private static func user(_ facts: Facts) -> Finding {
    if facts.user == facts.daemonUser { return .ok("user", "looked at as \(facts.user), as whom the daemon runs") }
    if facts.isDaemons {
      return .ok("user", "looked at as \(facts.user); the daemon runs as \(facts.daemonUser), which may do less")
    }
    return .advice(
      "user",
      "looked at as \(facts.user), not as \(facts.daemonUser), as whom the service runs: what only root may see is skipped",
      mend: "sudo dokku-event-listener doctor")
  }

  private static func root(_ facts: Facts) -> Finding {
    if facts.root.isMissing {
      return .fault(
        "dokku-root", "there is no \(facts.root.path), where apps should be",
        mend: "\(SettingName.dokkuRoot.variable)=PATH, in \(ServiceSettings.path)")
    }
    return judged("dokku-root", [facts.root], facts) ?? .ok("dokku-root", "\(facts.root.path) can be read")
  }

  private static func apps(_ facts: Facts) -> [Finding] {
    let judged = judged("app-folders", facts.apps, facts)
    let unread = facts.unreadable.map { reason in
      facts.isDaemons
        ? Finding.fault("app-files", reason, mend: "ls -l \(reason.prefix { $0 != ":" })")
        : .skipped("app-files", reason)
    }
    let all = facts.apps.count == 1 ? "the folder of 1 app" : "the folders of \(facts.apps.count) apps"
    return [judged ?? .ok("app-folders", "\(all) can be read and written")] + unread
  }

  private static func properties(_ facts: Facts) -> Finding {
    if facts.properties.isMissing {
      return .ok("network-properties", "there is no \(facts.properties.path), so no app has network properties")
    }
    return judged("network-properties", [facts.properties], facts)
      ?? .ok("network-properties", "\(facts.properties.path) can be read")
  }

  /// A service's own folders are made for it; by hand they are to be made.
  private static func own(_ check: String, _ folder: PathAccess, _ facts: Facts) -> Finding {
    if folder.isMissing { return .skipped(check, "there is no \(folder.path) yet: the service gets it when it starts") }
    return judged(check, [folder], facts) ?? .ok(check, "\(folder.path) can be written")
  }

  /// Nil where all can be used.
  private static func judged(_ check: String, _ folders: [PathAccess], _ facts: Facts) -> Finding? {
    let bad = folders.filter { !$0.isFine }
    guard let first = bad.first else { return nil }
    let others = bad.count > 1 ? ", and \(bad.count - 1) more folders" : ""
    let text = "\(first.path): \(first.reason)\(others)"
    if !facts.isDaemons, first.isDenied { return .skipped(check, text) }
    return .fault(check, text, mend: mend(first, facts))
  }

  private static func mend(_ folder: PathAccess, _ facts: Facts) -> String {
    if folder.isReadOnly { return "mount -o remount,rw $(findmnt -no TARGET -T \(folder.path))" }
    if folder.isDenied {
      return facts.user == "root" ? "chmod u+rwx \(folder.path)" : "chown \(facts.user) \(folder.path)"
    }
    return "ls -ld \(folder.path)"
  }
}
