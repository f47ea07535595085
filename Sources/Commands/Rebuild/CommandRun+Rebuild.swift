// SPDX-License-Identifier: MIT
import Core
import Host

extension CommandRun {
  private static let limit = Duration.seconds(300)
  /// Exit statuses from 20 on mean something else.
  private static let highestCount = 19

  /// Does the daemon's job for these apps now, says what changed, and ends with the number of containers that do not have
  /// what their app wants.
  func rebuild(
    _ apps: [AppName], title: @escaping (AppName) -> String?, isProxyWanted: Bool = false,
    status: @escaping (Int) -> Int32 = { Int32(min($0, highestCount)) }
  ) {
    // Said before anything is begun, for then there is nothing to report.
    ask(.ping, or: "Docker cannot be asked") { [self] _ in
      let rebuild = try AppRebuild(rebuildSettings(), apps: Set(apps), isProxyWanted: isProxyWanted)
      rebuild.run(within: Self.limit) { [self] result in
        withExtendedLifetime(rebuild) {}
        attempt {
          let report = try result.mapError { CommandFailed("\($0)") }.get()
          for app in apps { tell(report.lines(of: app), under: title(app)) }
          tell(report.lines(of: nil), under: nil)
          end(status(report.unconfigured))
        }
      }
    }
  }

  /// nginx belongs to root. A daemon sees the changed files; without one Dokku's own command has the rights.
  func rebuildSettings() throws(InvalidSetting) -> Settings {
    var settings = try Settings(environment: Environment.commandSettings, options: [:])
    if !ThisProcess.isRoot { settings.proxy = .off }
    return settings
  }

  private func tell(_ lines: [RebuildReport.Line], under title: String?) {
    if let title { announce(title) }
    for line in lines {
      if line.isTrouble { warn(line.text.escapedForTerminal) } else { detail(line.text.escapedForTerminal) }
    }
  }
}
