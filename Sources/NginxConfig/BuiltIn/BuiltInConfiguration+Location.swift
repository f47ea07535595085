// SPDX-License-Identifier: MIT
import Core

extension BuiltInConfiguration {
  var redirect: Directive {
    let target = Argument(withVariables: "https://$host:\(input.settings.sslPort)$request_uri")
    return Directive("location", ["/"], block: [Directive("return", "301", target)])
  }

  func location(_ map: PortMapping) -> Directive {
    guard !input.webListeners.isEmpty else { return Directive("location", ["/"], block: [Directive("return", "502")]) }
    let pass = Directive("proxy_pass", Argument(literally: "http://\(upstreamName(map.containerPort))"))
    return Directive("location", ["/"], block: compression + [pass] + transfer + headers)
  }

  func grpcLocation(_ map: PortMapping) -> Directive {
    let upstream = properties.upstream
    let pass = Directive("grpc_pass", Argument(literally: "grpc://\(upstreamName(map.containerPort))"))
    let timeouts = [
      Directive("grpc_connect_timeout", upstream.connectTimeout),
      Directive("grpc_read_timeout", upstream.readTimeout),
      Directive("grpc_send_timeout", upstream.sendTimeout),
    ]
    return Directive("location", ["/"], block: [pass] + timeouts)
  }

  /// Text formats only: what is compressed already gains nothing.
  private var compression: [Directive] {
    [
      Directive("gzip", "on"),
      Directive("gzip_min_length", "1100"),
      Directive("gzip_buffers", "4", "32k"),
      Directive(
        "gzip_types", "text/css", "text/javascript", "text/xml", "text/plain", "text/x-component",
        "application/javascript", "application/x-javascript", "application/json", "application/xml",
        "application/rss+xml", "font/truetype", "font/opentype", "application/vnd.ms-fontobject", "image/svg+xml"),
      Directive("gzip_vary", "on"),
      Directive("gzip_comp_level", "6"),
    ]
  }

  private var transfer: [Directive] {
    let upstream = properties.upstream
    return [
      Directive("proxy_http_version", "1.1"),
      Directive("proxy_connect_timeout", upstream.connectTimeout),
      Directive("proxy_read_timeout", upstream.readTimeout),
      Directive("proxy_send_timeout", upstream.sendTimeout),
      Directive("proxy_buffer_size", upstream.bufferSize),
      Directive("proxy_buffering", upstream.buffering),
      Directive("proxy_buffers", upstream.buffers),
      Directive("proxy_busy_buffers_size", upstream.busyBuffersSize),
    ]
  }

  private var headers: [Directive] {
    let upstream = properties.upstream
    var headers: [(Argument, Argument)] = [
      ("Upgrade", "$http_upgrade"), ("Connection", "$http_connection"), ("Host", "$http_host"),
      ("X-Forwarded-For", upstream.forwardedFor), ("X-Forwarded-Port", upstream.forwardedPort),
      ("X-Forwarded-Proto", upstream.forwardedProto), ("X-Request-Start", "$msec"),
    ]
    if let secure = upstream.forwardedSSL { headers.append(("X-Forwarded-Ssl", secure)) }
    return headers.map { Directive("proxy_set_header", $0.0, $0.1) }
  }
}
