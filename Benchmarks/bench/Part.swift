// SPDX-License-Identifier: MIT

/// What can be measured.
enum Part: String, CaseIterable {
  case event, stable, throughput, burst, start, idle, commands, rendering, streams
  /// nginx without the daemon; the other parts measure this beside themselves.
  case floor

  var title: String {
    switch self {
    case .event: "A container dies and starts: from Docker's event to what a client sees"
    case .stable: "The same with addresses that stay, which the kernel leads to containers"
    case .throughput: "Through nginx to a real engine's container: by its stable address, beside its own"
    case .burst: "Bursts of events"
    case .start: "Start to READY"
    case .idle: "Idle"
    case .commands: "Commands as whole processes"
    case .rendering: "Templates to configurations"
    case .streams: "TCP ports of apps"
    case .floor: "nginx alone, with plain configurations"
    }
  }

  /// One after the other, each with rows of its own.
  func measurements(_ options: Options) -> [() throws -> [Row]] {
    switch self {
    case .event: [1, 50, 500].map { apps in { try EventToAnswer(apps: apps, options).measure() } }
    case .stable:
      [1, 100, 1000].map { apps in { try EventToAnswer(apps: apps, options, listeners: "stable").measureStable() } }
        + [{ try StableRestarts(options).measure() }, { try KernelMap(options).measure() }]
    case .throughput: [{ try Throughput(options).measure() }]
    case .burst: [{ try Burst(options).measure() }, { try Flood(options).measure() }]
    case .start: [1, 100, 1000].map { apps in { try StartUp(apps: apps, options).measure() } }
    case .idle: [100, 1000].map { apps in { try Idle(apps: apps, options).measure() } }
    case .commands: [{ try Commands(options).measure() }]
    case .rendering: [{ try Rendering(options).measure() }]
    case .streams: [{ try Streams(options).measure() }]
    case .floor: [1, 100, 1000].map { apps in { try ReloadFloor.rows(apps: apps, runs: options.runs) } }
    }
  }
}
