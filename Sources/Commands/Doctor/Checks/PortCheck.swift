// SPDX-License-Identifier: MIT
import Core

/// TCP and UDP ports that apps do not get.
nonisolated enum PortCheck {
  /// - Parameters:
  ///   - reports: of every app; nil where nobody can say.
  ///   - isServed: nginx reads what is written for them.
  ///   - root: `DOKKU_ROOT`
  static func findings(_ reports: [TCPPortsReport]?, isServed: Bool, root: String) -> [Finding] {
    guard let reports else { return [.skipped("ports", "without Docker and nginx nobody knows which are served")] }
    let rows = reports.flatMap { report in report.rows.map { (report.app, $0) } }
    if rows.isEmpty { return [.skipped("ports", "no app has TCP or UDP ports")] }
    if !isServed { return [.skipped("ports", "nginx serves none, as said above")] }
    let found = rows.compactMap { app, row in finding(app, row, root) }
    let count = rows.count == 1 ? "the 1 port" : "all \(rows.count) ports"
    return found.isEmpty ? [.ok("ports", "\(count) that apps have are theirs")] : found
  }

  private static func finding(_ app: AppName, _ row: TCPPortsReport.Row, _ root: String) -> Finding? {
    let port = "\(row.forward.publicPort)"
    switch row.standing {
    case .served: return nil
    case .noContainers:
      return .advice("port-closed", "\(app): port \(port) is closed, no container runs", mend: "dokku ps:start \(app)")
    case .pending(let reason):
      return .advice(
        "port-pending", "\(app): port \(port) is not served yet: \(reason)", mend: "dokku-event-listener reload")
    case .refused(let reason):
      return .fault(
        "port-refused", "\(app): port \(port) is refused: \(reason)",
        mend: "dokku-event-listener tcp-ports:report \(app)", "another port for it, in \(root)/\(app)/PORTS")
    }
  }
}
