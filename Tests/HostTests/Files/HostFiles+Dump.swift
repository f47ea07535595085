// SPDX-License-Identifier: MIT

import Core

@testable import Host

extension HostFiles {
  /// Everything that was read, one fact a line, without the place it was read from.
  func dump(home: String, library: String) -> String {
    var lines = complaints.map { "complaint \($0)" }
    for (app, reading) in apps.sorted(by: { $0.key < $1.key }) {
      lines.append("app \(app)")
      switch reading {
      case .files(let files): lines += files.facts.map { "  \($0)" }
      case .unreadable(let reason): lines.append("  unreadable \(reason)")
      case .gone: lines.append("  gone")
      }
    }
    return lines.map { $0.replacing(home, with: "HOME").replacing(library, with: "LIB") + "\n" }.joined()
  }
}

extension AppFiles {
  fileprivate var facts: [String] {
    var lines = slots.sorted { $0.key < $1.key }.map { "slot \($0.key) \($0.value)" }
    lines += ["has container files \(hasContainerFiles)"]
    lines += addressFiles.sorted { $0.key < $1.key }.map { "address \($0.key) \($0.value.debugDescription)" }
    lines += portFiles.sorted { $0.key < $1.key }.map { "port \($0.key) \($0.value.debugDescription)" }
    lines += scale.sorted { $0.key < $1.key }.map { "scale \($0.key) \($0.value)" }
    lines += ["deployed \(deployed.map(String.init) ?? "unknown")", "docker-local \(isDockerLocal)"]
    lines += ["deploying \(isDeploying)"]
    return lines + network.facts + proxy.facts + complaints.map { "complaint \($0)" }
  }
}

extension NetworkSettings {
  fileprivate var facts: [String] {
    [
      "attach post create \(attachPostCreate)", "attach post deploy \(attachPostDeploy)",
      "initial network \(initialNetwork?.rawValue ?? "default")",
      "static listener \(staticWebListener?.description ?? "none")", "tld \(tld?.rawValue ?? "none")",
    ]
  }
}

extension ProxySettings {
  fileprivate var facts: [String] {
    let properties = properties.sorted { $0.key < $1.key }.map { "nginx \($0.key) \($0.value.debugDescription)" }
    return [
      "nginx \(isNginx)", "disabled \(isDisabled)", "ports \(portMap)", "domains \(domains)",
      "certificate \(hasCertificate)", "ssl port \(sslPort)", "own template \(hasOwnTemplate)",
    ] + properties
  }
}
