// SPDX-License-Identifier: MIT
import Core

/// Apps that another scheduler than docker-local runs are not looked after.
nonisolated enum SchedulerCheck {
  /// - Parameter apps: nil where they cannot be read.
  static func findings(_ apps: [AppName: AppFiles]?) -> [Finding] {
    guard let apps else { return [.skipped("schedulers", "the apps cannot be read")] }
    if apps.isEmpty { return [.skipped("schedulers", "there are no apps")] }
    let others = apps.filter { !$0.value.isDockerLocal }.keys.sorted().map(\.rawValue)
    if others.isEmpty { return [.ok("schedulers", "Docker on this host runs all apps")] }
    let names = others.joined(separator: ", ")
    return [.skipped("schedulers", "another scheduler than docker-local runs \(names), so these are left alone")]
  }
}
