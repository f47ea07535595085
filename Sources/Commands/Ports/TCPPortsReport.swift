// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// What `tcp-ports:report` tells of one app.
nonisolated struct TCPPortsReport: Hashable, Sendable {
  /// One port that the app asks for.
  struct Row: Hashable, Sendable {
    let forward: PortForward
    let standing: PortStanding
  }

  private static let labelWidth = 20

  let app: AppName
  /// Sorted by port.
  let rows: [Row]

  var title: String { "\(app) tcp-ports information" }

  var text: String {
    rows.map { row in
      let target = "\(row.forward.processType):\(row.forward.containerPort)"
      return "       \("\(row.forward.publicPort):".padded(to: Self.labelWidth))\(target) \(row.standing.text)\n"
    }.joined()
  }

  var json: String {
    JSONText.object([("App", .text(app.rawValue)), ("Ports", .list(rows.map(\.json)))]).spelledForHTML + "\n"
  }
}

nonisolated extension TCPPortsReport.Row {
  fileprivate var json: JSONText {
    .object([
      ("ContainerPort", .text("\(forward.containerPort)")),
      ("Listeners", .texts(standing.listeners.map { "\($0)" })),
      ("ProcessType", .text(forward.processType.rawValue)),
      ("Protocol", .text(forward.publicPort.transport.rawValue)),
      ("PublicPort", .text("\(forward.publicPort.number)")),
      ("Reason", .text(standing.reason)),
      ("State", .text(standing.name)),
    ])
  }
}
