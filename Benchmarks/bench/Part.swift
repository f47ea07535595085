// SPDX-License-Identifier: MIT

/// What can be measured.
enum Part: String, CaseIterable {
  case event, burst, start, idle
  /// nginx without the daemon; the other parts measure this beside themselves.
  case floor

  var title: String {
    switch self {
    case .event: "Container start to the first answer from it through nginx"
    case .burst: "Bursts of events"
    case .start: "Start to READY"
    case .idle: "Idle"
    case .floor: "nginx alone, with plain configurations"
    }
  }

  func measure(_ options: Options) throws -> [Row] {
    switch self {
    case .event: try [1, 50, 500].flatMap { try EventToAnswer(apps: $0, options).measure() }
    case .burst: try Burst(options).measure() + Flood(options).measure()
    case .start: try [1, 100, 1000].flatMap { try StartUp(apps: $0, options).measure() }
    case .idle: try [100, 1000].flatMap { try Idle(apps: $0, options).measure() }
    case .floor: try [1, 100, 1000].flatMap { try ReloadFloor.rows(apps: $0, runs: options.runs) }
    }
  }
}
