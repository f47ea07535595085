// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// Templates to configurations, on one core.
struct Rendering {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func measure() throws -> [Row] {
    let inputs = try (0..<1000).map(input)
    _ = try AppConfiguration.output(for: inputs[0])
    let one = try Samples(runs: 21) { try elapsed { _ = try AppConfiguration.output(for: inputs[0]) } }
    let all = try Samples(runs: options.runs) {
      try elapsed { for input in inputs { _ = try AppConfiguration.output(for: input) } }
    }
    return [
      Row(name: "one app with http and https", unit: "ms", samples: one, limit: 1),
      Row(name: "1000 apps with http and https", unit: "ms", samples: all, limit: 300),
    ]
  }

  private func input(_ number: Int) throws -> ProxyInput {
    guard let app = AppName("app-\(number)"), let domain = DomainName("app-\(number).example.com"),
      let listener = Listener("172.17.\(number / 250).\(number % 250 + 2):5000")
    else { throw DaemonFailed(description: "app \(number) has no name or no address") }
    let ports = ["http:80:5000", "https:443:5000"].compactMap { PortMapping($0) }
    return ProxyInput(
      app: app, roots: ProxyRoots(dokku: "/home/dokku", logs: "/var/log/nginx", errorPages: "/var/lib/dokku/pages"),
      settings: ProxySettings(portMap: ports, domains: [domain], hasCertificate: true), listeners: [.web: [listener]],
      isDeployed: true, nginxVersion: NginxVersion(1, 22, 1))
  }
}
