// SPDX-License-Identifier: MIT

extension FakeContainer {
  /// An entry of `/containers/json`. It tells no aliases.
  func listEntry(_ shape: EngineShape) -> JSON {
    var fields: [(key: String, value: JSON)] = [
      ("Id", .string(id)), ("Names", .strings(["/\(name)"])), ("Image", .string(image)),
      ("ImageID", .string("sha256:\(id)")), ("Command", "/start web"), ("Created", .number(created / 1_000_000_000)),
      ("Ports", []), ("Labels", .map(labels)), ("State", .string(state.rawValue)), ("Status", .string(status)),
      ("HostConfig", ["NetworkMode": .string(listedNetworkMode(shape))]),
      ("NetworkSettings", ["Networks": networks(shape, withAliases: false)]), ("Mounts", []),
    ]
    if !shape.isLegacy {
      fields.append(("Health", ["Status": .string(health ?? "none"), "FailingStreak": 0]))
    }
    return .object(fields)
  }

  /// The answer to `/containers/ID/json`.
  func inspection(_ shape: EngineShape) -> JSON {
    [
      "Id": .string(id), "Created": .string(GoTime.text(created)), "Path": "/start", "Args": ["web"],
      "State": stateJSON, "Image": .string("sha256:\(id)"), "Name": .string("/\(name)"),
      "RestartCount": .number(Int64(restartCount)), "Driver": "overlay2", "Platform": "linux", "ExecIDs": nil,
      "HostConfig": [
        "NetworkMode": .string(listedNetworkMode(shape)),
        "RestartPolicy": ["Name": .string(restartPolicy), "MaximumRetryCount": .number(Int64(restartLimit))],
        "AutoRemove": false, "Privileged": false,
      ],
      "Mounts": [],
      "Config": [
        "Hostname": .string(hostname), "Domainname": "", "User": "", "Env": nil, "Cmd": ["/start", "web"],
        "Image": .string(image), "Labels": .map(labels),
      ],
      "NetworkSettings": networkSettings(shape),
    ]
  }

  private func listedNetworkMode(_ shape: EngineShape) -> String {
    networkMode == "bridge" && shape.isLegacy ? "default" : networkMode
  }

  private var status: String {
    switch state {
    case .created: "Created"
    case .running: "Up 1 second" + (health.map { $0 == "starting" ? " (health: starting)" : " (\($0))" } ?? "")
    case .paused: "Up 1 second (Paused)"
    case .restarting: "Restarting (\(exitCode)) 1 second ago"
    case .exited: "Exited (\(exitCode)) 1 second ago"
    case .dead: "Dead"
    }
  }

  private var stateJSON: JSON {
    var fields: [(key: String, value: JSON)] = [
      ("Status", .string(state.rawValue)), ("Running", .bool(isRunning || state == .restarting)),
      ("Paused", .bool(state == .paused)), ("Restarting", .bool(state == .restarting)),
      ("OOMKilled", .bool(oomKilled)), ("Dead", .bool(state == .dead)), ("Pid", isRunning ? 4711 : 0),
      ("ExitCode", .number(Int64(exitCode))), ("Error", .string(error)),
      ("StartedAt", .string(GoTime.text(startedAt))), ("FinishedAt", .string(GoTime.text(finishedAt))),
    ]
    if let health {
      fields.append(("Health", ["Status": .string(health), "FailingStreak": 0, "Log": []]))
    }
    return .object(fields)
  }

  private func networkSettings(_ shape: EngineShape) -> JSON {
    let all: (key: String, value: JSON) = ("Networks", networks(shape, withAliases: true))
    guard shape.isLegacy else { return .object([("SandboxID", ""), ("Ports", [:]), all]) }
    let bridge = endpoints["bridge"]
    return .object([
      ("Bridge", ""), ("SandboxID", ""), ("Ports", [:]), ("EndpointID", .string(bridge?.endpointID ?? "")),
      ("Gateway", ""), ("GlobalIPv6Address", .string(bridge?.ipv6Address ?? "")),
      ("IPAddress", .string(bridge?.address ?? "")), ("MacAddress", ""), all,
    ])
  }

  private func networks(_ shape: EngineShape, withAliases: Bool) -> JSON {
    .object(
      endpoints.sorted { $0.key < $1.key }.map { name, endpoint in
        (key: name, value: endpoint.json(shape, aliases: withAliases ? endpoint.aliases : [], names: [self.name]))
      })
  }
}

extension FakeEndpoint {
  /// An EndpointSettings. Current engines leave the short id out of the aliases and tell DNS names apart.
  fileprivate func json(_ shape: EngineShape, aliases: [String], names: [String]) -> JSON {
    var fields: [(key: String, value: JSON)] = [
      ("IPAMConfig", nil), ("Links", nil), ("Aliases", .listOrNull(aliases)), ("NetworkID", .string(networkID)),
      ("EndpointID", .string(endpointID)), ("Gateway", ""), ("IPAddress", .string(address)),
      ("IPPrefixLen", address.isEmpty ? 0 : 16), ("IPv6Gateway", ""), ("GlobalIPv6Address", .string(ipv6Address)),
      ("GlobalIPv6PrefixLen", ipv6Address.isEmpty ? 0 : 64), ("MacAddress", ""), ("DriverOpts", nil),
    ]
    if !shape.isLegacy {
      fields += [("GwPriority", 0), ("DNSNames", .listOrNull(aliases.isEmpty ? [] : names + aliases))]
    }
    return .object(fields)
  }
}
