// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// Looks which of the ports that apps have are served on this host, and why others are not.
package final class PortSurvey {
  /// Why a port that has listeners is not served.
  package enum Finding: Hashable, Sendable {
    case refused(String)
    /// Nothing stands in its way.
    case pending(String)
  }

  private let root: String
  private let program: NginxProgram

  package init(_ settings: Settings) {
    root = settings.dokkuRoot
    program = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout)
  }

  /// Answers for each port that has listeners and is not served.
  package func look(
    at routes: [AppName: [PortRoute]], then: @escaping ([AppName: [PublicPort: Finding]]) -> Void
  ) {
    program.describe { [self] answer in
      switch answer {
      case .failure(let complaint): then(findings(routes) { _ in .refused(complaint.words) })
      case .success(let build):
        let main = program.command.configurationPath(build)
        switch StreamAbility(main: main, root: root, build: build) {
        case .unable(let reason): then(findings(routes) { _ in .refused(reason) })
        case .able: then(look(at: routes, NginxMaster(program.command).find(build)))
        }
      }
    }
  }

  private func look(at routes: [AppName: [PortRoute]], _ master: MasterProcess?) -> [AppName: [PublicPort: Finding]] {
    let missing = routes.map { app, routes in
      let bytes = SmallFile.bytes(at: ConfigurationFile(app, .stream).path(in: root)) ?? []
      return (app, routes.filter { !$0.upstream.isEmpty && !StreamConfiguration.serves($0, of: app, in: bytes) })
    }
    let ports = Set(missing.flatMap { $0.1.map(\.forward.publicPort) })
    let trouble = PortProbe.trouble(with: ports.sorted(), nginx: master?.pid)
    return findings(Dictionary(missing) { first, _ in first }) { port in
      trouble[port].map(Finding.refused)
        ?? .pending("\(ConfigurationFile.Level.stream.rawValue) is not up to date; is the daemon running?")
    }
  }

  private func findings(
    _ routes: [AppName: [PortRoute]], _ finding: (PublicPort) -> Finding
  ) -> [AppName: [PublicPort: Finding]] {
    var result: [AppName: [PublicPort: Finding]] = [:]
    for (app, routes) in routes {
      for route in routes where !route.listeners.isEmpty {
        result[app, default: [:]][route.forward.publicPort] = finding(route.forward.publicPort)
      }
    }
    return result
  }
}
