// SPDX-License-Identifier: MIT
import Core

extension BuiltInConfiguration {
  func server(_ map: PortMapping, _ scheme: ProxyScheme) -> Directive {
    var block = listens(map, scheme)
    if !input.settings.domains.isEmpty {
      block.append(Directive("server_name", input.settings.domains.map { Argument(literally: $0.rawValue) }))
    }
    block += logs + limits
    if scheme.isSecure { block += certificate }
    if scheme == .http, map.hostPort == .http, input.settings.hasCertificate {
      block += [snippets, redirect]
    } else if scheme.isGRPC {
      block += [grpcLocation(map), maxBodySize, snippets]
    } else {
      block += [location(map), maxBodySize] + errorPages(scheme) + [snippets]
    }
    return Directive("server", [], block: block)
  }

  private func listens(_ map: PortMapping, _ scheme: ProxyScheme) -> [Directive] {
    let speaksHTTP2 = scheme != .http
    let isOwnDirective = input.nginxVersion >= .http2Directive
    var options: [Argument] = scheme.isSecure ? ["ssl"] : []
    if speaksHTTP2, !isOwnDirective { options.append("http2") }
    let v4 = properties.bindIPv4.map { "\($0):\(map.hostPort)" } ?? "\(map.hostPort)"
    var directives = ["[\(properties.bindIPv6)]:\(map.hostPort)", v4].map {
      Directive("listen", [Argument(literally: $0)] + options)
    }
    if speaksHTTP2, isOwnDirective { directives.append(Directive("http2", "on")) }
    return directives
  }

  private var logs: [Directive] {
    let access: [Argument] =
      switch properties.accessLog {
      case .off: ["off"]
      case .stderr: ["/dev/stderr"] + properties.accessLogFormat
      case .file(let place), .syslog(let place): [Argument(literally: place)] + properties.accessLogFormat
      }
    let error: Argument =
      switch properties.errorLog {
      // `error_log off` would make a file of that name.
      case .off: "/dev/null"
      case .stderr: "stderr"
      case .file(let place), .syslog(let place): Argument(literally: place)
      }
    return [Directive("access_log", access), Directive("error_log", error)]
  }

  private var limits: [Directive] {
    let client = properties.client
    return [
      Directive("underscores_in_headers", client.underscoresInHeaders),
      Directive("client_body_timeout", client.bodyTimeout),
      Directive("client_header_timeout", client.headerTimeout),
      Directive("keepalive_timeout", client.keepaliveTimeout),
      Directive("lingering_timeout", client.lingeringTimeout),
      Directive("send_timeout", client.sendTimeout),
    ]
  }

  private var maxBodySize: Directive { Directive("client_max_body_size", properties.client.maxBodySize) }

  private var certificate: [Directive] {
    let folder = "\(input.roots.dokku)/\(input.app)/tls"
    return [
      Directive("ssl_certificate", Argument(literally: "\(folder)/server.crt")),
      Directive("ssl_certificate_key", Argument(literally: "\(folder)/server.key")),
      Directive("ssl_protocols", "TLSv1.2", "TLSv1.3"),
      Directive("ssl_prefer_server_ciphers", "off"),
    ]
  }
}
