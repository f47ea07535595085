// SPDX-License-Identifier: MIT
import Core

extension ContainerAction {
  private static let healthPrefix = "health_status: "

  /// An event's `Action`; nil for one that leads to nothing.
  init?(event action: String, _ attributes: EventAttributes) {
    switch action {
    case "create": self = .create
    case "start": self = .start
    case "restart": self = .restart
    case "pause": self = .pause
    case "unpause": self = .unpause
    case "oom": self = .oom
    case "stop": self = .stop
    case "destroy": self = .destroy
    case "rename": self = .rename
    case "update": self = .update
    case "kill": self = .kill(signal: attributes.signal)
    case "die": self = .die(exitCode: attributes.exitCode)
    default:
      guard action.hasPrefix(Self.healthPrefix) else { return nil }
      guard let health = Health(rawValue: String(action.dropFirst(Self.healthPrefix.count))) else { return nil }
      self = .healthStatus(health)
    }
  }
}

extension NetworkAction {
  /// An event's `Action`; nil for one that leads to nothing.
  init?(event action: String) {
    switch action {
    case "create": self = .create
    case "connect": self = .connect
    case "disconnect": self = .disconnect
    case "destroy": self = .destroy
    default: return nil
    }
  }
}
