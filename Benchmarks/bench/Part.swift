// SPDX-License-Identifier: MIT

/// What can be measured.
enum Part: String, CaseIterable {
  case event, burst, start, idle

  var title: String {
    switch self {
    case .event: "Container start to the first answer from it through nginx"
    case .burst: "Bursts of events"
    case .start: "Start to READY"
    case .idle: "Idle"
    }
  }

  func measure(_ options: Options) throws -> [Row] {
    switch self {
    case .event: try [1, 50, 500].flatMap { try EventToAnswer(apps: $0, options).measure() }
    case .burst: try Burst(options).measure()
    case .start: try [1, 100, 1000].flatMap { try StartUp(apps: $0, options).measure() }
    case .idle: try [100, 1000].flatMap { try Idle(apps: $0, options).measure() }
    }
  }
}
