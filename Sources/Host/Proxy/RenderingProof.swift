// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// Asks of each app who makes its nginx configuration, as the daemon decides it, and changes nothing.
package final class RenderingProof {
  package nonisolated enum Maker: Hashable, Sendable {
    case native
    /// Somebody else: the first difference, or which setting says so.
    case dokku(String)
    /// It cannot be made.
    case refused(String)
  }

  private let settings: Settings
  private let program: NginxProgram

  package init(_ settings: Settings) {
    self.settings = settings
    program = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout)
  }

  /// Apps that have no such configuration, or are to have none, are not in the answer; nil without nginx.
  package func look(at wishes: [ProxyWish], then: @escaping ([AppName: Maker]?) -> Void) {
    program.describe { [settings] answer in
      guard case .success(let build) = answer else { return then(nil) }
      let planner = ProxyPlanner(settings, build, TemplateReader(library: settings.dokkuLibRoot))
      var makers: [AppName: Maker] = [:]
      for wish in wishes {
        let bytes = SmallFile.bytes(at: ConfigurationFile(wish.app, .http).path(in: settings.dokkuRoot))
        switch planner.choose(wish, onDisk: bytes, isOurs: false) {
        case .render: makers[wish.app] = .native
        case .putRight(_, let foreign, _): makers[wish.app] = .dokku(foreign)
        case .refuse(let reason, _): makers[wish.app] = .refused(reason)
        case .keep, .remove: break
        }
      }
      then(makers)
    }
  }
}
