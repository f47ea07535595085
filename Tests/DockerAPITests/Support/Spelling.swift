// SPDX-License-Identifier: MIT
import Core

/// Core's values as the lines of an `expected.txt`.
enum Spelling {
  static func lines(_ container: Container) -> [String] {
    let labels = container.labels
    let first = [
      container.id.short, container.name.isEmpty ? "(no name)" : container.name, container.state.rawValue,
      mode(container.networkMode), labels.app.map { "app=\($0)" }, labels.processType.map { "type=\($0)" },
      labels.slot.map { "slot=\($0)" }, labels.isDeployed ? "deployed" : nil,
    ]
    return [words(first)] + container.endpoints.map { "  " + line($0) }
      + (container.details.map { ["  " + line($0)] } ?? [])
  }

  private static func mode(_ mode: NetworkMode) -> String {
    switch mode {
    case .host: "host"
    case .none: "none"
    case .container(let id): "container:\(id.short)"
    case .network(let name): "network:\(name)"
    }
  }

  private static func line(_ endpoint: Endpoint) -> String {
    words([
      "on \(endpoint.network)", endpoint.networkID.map { "id=\($0.short)" }, endpoint.address.map { "\($0)" },
      endpoint.ipv6Address.map { "\($0)" },
      endpoint.aliases.isEmpty ? nil : "aliases=\(endpoint.aliases.joined(separator: ","))",
    ])
  }

  private static func line(_ details: ContainerDetails) -> String {
    words([
      "host=\(details.hostname)", policy(details.restartPolicy), "restarts=\(details.restartCount)",
      "exit=\(details.exitCode)", details.oomKilled ? "oom" : nil,
      details.error.isEmpty ? nil : "error=\"\(details.error)\"",
      details.startedAt.map { "started=\($0.nanoseconds)" }, details.finishedAt.map { "finished=\($0.nanoseconds)" },
      details.health.map { "health=\($0.rawValue)" },
    ])
  }

  private static func policy(_ policy: RestartPolicy) -> String {
    switch policy {
    case .never: "never"
    case .always: "always"
    case .unlessStopped: "unless-stopped"
    case .onFailure(let limit): "on-failure:\(limit)"
    }
  }

  static func line(_ network: Network) -> String {
    words([network.id.short, network.name.rawValue, network.driver] + network.subnets.map { "\($0)" })
  }

  static func line(_ event: EngineEvent) -> String {
    switch event.subject {
    case .container(let id, let action, let app):
      words(["\(event.time.nanoseconds)", id.short, word(action), app.map { "app=\($0)" }])
    case .network(let id, let action, let name, let container):
      words(["\(event.time.nanoseconds)", id.short, "\(action)", name, container.map { "container=\($0)" }])
    }
  }

  private static func word(_ action: ContainerAction) -> String {
    switch action {
    case .kill(let signal): "kill:\(signal ?? -1)"
    case .die(let exitCode): "die:\(exitCode ?? -1)"
    case .healthStatus(let health): health.rawValue
    case .create, .start, .restart, .pause, .unpause, .oom, .stop, .destroy, .rename, .update: "\(action)"
    }
  }

  private static func words(_ words: [String?]) -> String { words.compactMap { $0 }.joined(separator: " ") }
}
