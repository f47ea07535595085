// SPDX-License-Identifier: MIT
import Core

/// The configuration of an app without a template of its own: a server per port map, an upstream per container port.
package struct BuiltInConfiguration {
  let input: ProxyInput
  let properties: ProxyProperties
  /// The port maps that lead to a server block.
  let servers: [(map: PortMapping, scheme: ProxyScheme)]

  package static func output(for input: ProxyInput) throws(RenderRefused) -> ProxyOutput {
    guard input.settings.isNginx else { return .asItIs }
    if input.settings.isDisabled { return .absent }
    // An app that was never deployed gets its placeholder, and nothing else.
    let hasListeners = !input.webListeners.isEmpty
    guard hasListeners ? input.isDeployed : !input.settings.portMap.isEmpty else { return .asItIs }
    return .text(try BuiltInConfiguration(input).text())
  }

  init(_ input: ProxyInput) throws(RenderRefused) {
    self.input = input
    properties = try ProxyProperties(input)
    let settings = input.settings
    let isAnswered = !input.webListeners.isEmpty
    servers = settings.portMap.compactMap { map in
      guard let scheme = ProxyScheme(rawValue: map.scheme) else { return nil }
      if scheme.isSecure, !settings.hasCertificate { return nil }
      return scheme.isGRPC && !isAnswered ? nil : (map, scheme)
    }
  }

  func text() throws(RenderRefused) -> String {
    let directives = servers.map { server($0.map, $0.scheme) } + upstreams
    do {
      return "# \(input.app): made by dokku-event-listener, which writes it anew when something changes.\n"
        + (try Directive.spelled(directives))
    } catch {
      throw RenderRefused(app: input.app, reason: .unspellable(error))
    }
  }

  /// The operator's and plugins' own snippets; nginx is content when there are none.
  var snippets: Directive {
    Directive("include", Argument(literally: "\(input.roots.dokku)/\(input.app)/nginx.conf.d/*.conf"))
  }

  func upstreamName(_ port: Port) -> String { "\(input.app)-\(port)" }
}
