// SPDX-License-Identifier: MIT
import Core
import Host

/// All ports of a host's apps, as files and containers have them: what the daemon decides, worked out once more.
nonisolated struct PortOverview {
  let routes: [AppName: [PortRoute]]
  /// All that each app asks for.
  private let wanted: [AppName: [PortForward]]
  private let claims: PortClaims

  /// - Parameters:
  ///   - images: what the daemon knows of `PORTS` files inside images.
  ///   - stable: the addresses by which nginx knows listeners, where a daemon gives out any.
  init(
    _ apps: [AppName: AppFiles], among known: ContainerTable, images: [ImageID: [PortForward]],
    stable: StableAddresses? = nil
  ) {
    let inImages = Dictionary(
      uniqueKeysWithValues: apps.compactMap { app, files in
        files.portsContainer(of: app, among: known)?.image.flatMap { images[$0] }.map { (app, $0) }
      })
    let demands = Dictionary(
      uniqueKeysWithValues: apps.map { ($0.key, $0.value.portDemand(of: $0.key, inImage: inImages[$0.key])) })
    let claims = PortClaims(demands, before: PortClaims.heldOnDisk(demands))
    wanted = Dictionary(
      uniqueKeysWithValues: apps.map { ($0.key, $0.value.portForwards(inImage: inImages[$0.key] ?? [])) })
    self.claims = claims
    routes = Dictionary(
      uniqueKeysWithValues: apps.map { app, files in
        let plan = AppPlan(app: app, files: files, known: known)
        return (
          app,
          claims.forwards(of: app).map { plan.route($0, files, among: known, through: stable?.addresses(of: app)) }
        )
      })
  }

  /// - Parameter findings: why ports with listeners are not served.
  func report(on app: AppName, _ findings: [PublicPort: PortSurvey.Finding]) -> TCPPortsReport {
    let conflicts = claims.conflicts(of: app)
    let has = Dictionary((routes[app] ?? []).map { ($0.forward, $0) }) { first, _ in first }
    let rows = (wanted[app] ?? []).sorted().map { forward in
      let port = forward.publicPort
      let standing: PortStanding =
        if let conflict = conflicts[port] {
          .refused(conflict.words(port, wantedBy: app))
        } else if let route = has[forward] {
          standing(of: route, findings[port])
        } else {
          .refused("\(app) is not served by nginx")
        }
      return TCPPortsReport.Row(forward: forward, standing: standing)
    }
    return TCPPortsReport(app: app, rows: rows)
  }

  private func standing(of route: PortRoute, _ finding: PortSurvey.Finding?) -> PortStanding {
    if route.listeners.isEmpty { return .noContainers }
    return switch finding {
    case .refused(let reason): .refused(reason)
    case .pending(let reason): .pending(reason)
    case nil: .served(route.listeners)
    }
  }
}
