// SPDX-License-Identifier: MIT
import Core

/// The variables that a `nginx.conf.sigil` template is rendered with, under Dokku's names.
///
/// Each value stands for as many words of nginx's configuration as its place takes: what needs quotes has them, and what
/// no quoting makes safe is refused. So no domain, property or path can leave its place, whatever the template.
package struct TemplateVariables {
  package private(set) var values: [String: String] = [:]
  private let input: ProxyInput
  private let properties: ProxyProperties

  package init(_ input: ProxyInput) throws(RenderRefused) {
    self.input = input
    properties = try ProxyProperties(input)
    do {
      try addPlaces()
      try addLogs()
      try addClient()
      try addUpstream()
    } catch {
      throw RenderRefused(app: input.app, reason: .unspellable(error))
    }
    addNames()
    addPorts()
    addListeners()
    addFeatures()
  }

  private mutating func addPlaces() throws(UnspellableValue) {
    values["APP"] = input.app.rawValue
    values["DOKKU_ROOT"] = try bare(input.roots.dokku)
    values["DOKKU_LIB_ROOT"] = try bare(input.roots.library)
    values["APP_SSL_PATH"] = "\(input.roots.dokku)/\(input.app)/tls"
    // Ours: empty where the host has no error pages.
    values["DOKKU_ERROR_PAGES"] = try input.roots.errorPages.map(bare) ?? ""
  }

  /// For parts of a path: there is no telling what a template puts around it.
  private func bare(_ text: String) throws(UnspellableValue) -> String {
    let spelled = try Argument(literally: text).spelled()
    if spelled != text { throw UnspellableValue(value: text, problem: .needsQuotes) }
    return text
  }

  private mutating func addLogs() throws(UnspellableValue) {
    values["NGINX_LOG_ROOT"] = try bare(input.roots.logs)
    values["NGINX_ACCESS_LOG_PATH"] = try properties.accessLogPath.spelled()
    values["NGINX_ACCESS_LOG_FORMAT"] = try words(properties.accessLogFormat)
    values["NGINX_ERROR_LOG_PATH"] = try properties.errorLogPath.spelled()
  }

  private mutating func addClient() throws(UnspellableValue) {
    let client = properties.client
    values["NGINX_UNDERSCORE_IN_HEADERS"] = try client.underscoresInHeaders.spelled()
    values["CLIENT_BODY_TIMEOUT"] = try client.bodyTimeout.spelled()
    values["CLIENT_HEADER_TIMEOUT"] = try client.headerTimeout.spelled()
    values["CLIENT_MAX_BODY_SIZE"] = try client.maxBodySize.spelled()
    values["KEEPALIVE_TIMEOUT"] = try words(client.keepaliveTimeout)
    values["LINGERING_TIMEOUT"] = try client.lingeringTimeout.spelled()
    values["SEND_TIMEOUT"] = try client.sendTimeout.spelled()
  }

  private mutating func addUpstream() throws(UnspellableValue) {
    let upstream = properties.upstream
    values["PROXY_CONNECT_TIMEOUT"] = try upstream.connectTimeout.spelled()
    values["PROXY_READ_TIMEOUT"] = try upstream.readTimeout.spelled()
    values["PROXY_SEND_TIMEOUT"] = try upstream.sendTimeout.spelled()
    values["PROXY_BUFFER_SIZE"] = try upstream.bufferSize.spelled()
    values["PROXY_BUFFERING"] = try upstream.buffering.spelled()
    values["PROXY_BUFFERS"] = try words(upstream.buffers)
    values["PROXY_BUSY_BUFFERS_SIZE"] = try upstream.busyBuffersSize.spelled()
    values["PROXY_KEEPALIVE"] = try words(upstream.keepalive.map { [$0] } ?? [])
    values["PROXY_X_FORWARDED_FOR"] = try upstream.forwardedFor.spelled()
    values["PROXY_X_FORWARDED_PORT"] = try upstream.forwardedPort.spelled()
    values["PROXY_X_FORWARDED_PROTO"] = try upstream.forwardedProto.spelled()
    values["PROXY_X_FORWARDED_SSL"] = try words(upstream.forwardedSSL.map { [$0] } ?? [])
  }

  private func words(_ arguments: [Argument]) throws(UnspellableValue) -> String {
    var words: [String] = []
    for argument in arguments { words.append(try argument.spelled()) }
    return words.joined(separator: " ")
  }

  private mutating func addNames() {
    let settings = input.settings
    values["NOSSL_SERVER_NAME"] = settings.domains.map(\.rawValue).joined(separator: " ")
    // Dokku puts each one it finds before the others.
    let secure = settings.certificateDomains.reversed().filter { !settings.domains.contains($0) }
    values["SSL_SERVER_NAME"] = secure.map(\.rawValue).joined(separator: " ")
    values["SSL_INUSE"] = settings.hasCertificate ? "true" : ""
    values["NGINX_BIND_ADDRESS_IP4"] = properties.bindIPv4.map { "\($0)" } ?? ""
    values["NGINX_BIND_ADDRESS_IP6"] = "\(properties.bindIPv6)"
  }

  private mutating func addPorts() {
    let settings = input.settings
    var seen: Set<Port> = []
    let upstreams = settings.portMap.map(\.containerPort).filter { seen.insert($0).inserted }
    values["PROXY_PORT_MAP"] = settings.portMap.map { "\($0)" }.joined(separator: " ")
    values["PROXY_UPSTREAM_PORTS"] = upstreams.map { "\($0)" }.joined(separator: " ")
    let port = settings.proxyPort ?? (settings.domains.isEmpty ? nil : .http)
    let securePort = settings.hasCertificate ? settings.sslPort : nil
    for name in ["PROXY_PORT", "NGINX_PORT"] { values[name] = port.map { "\($0)" } ?? "0" }
    for name in ["PROXY_SSL_PORT", "NGINX_SSL_PORT"] { values[name] = securePort.map { "\($0)" } ?? "0" }
  }

  private mutating func addListeners() {
    let types = Set(input.settings.processTypes).union(input.listeners.keys).union([.web])
    for type in types {
      let name = type.rawValue.uppercased().map { $0 == "-" ? "_" : $0 }
      var seen: Set<Listener> = []
      let places = (input.listeners[type] ?? []).filter { seen.insert($0).inserted }
      values["DOKKU_APP_\(String(name))_LISTENERS"] = places.map { "\($0)" }.joined(separator: " ")
    }
    // Ours: the port of such a listener is its own, whatever the port map says.
    values["DOKKU_STATIC_WEB_LISTENER"] = input.hasStaticWebListener ? "true" : ""
    values["DOKKU_APP_LISTENERS"] = values["DOKKU_APP_WEB_LISTENERS"]
    for name in ["DOKKU_APP_LISTEN_PORT", "DOKKU_APP_LISTEN_IP", "PASSED_LISTEN_IP_PORT"] { values[name] = "" }
  }

  private mutating func addFeatures() {
    let version = input.nginxVersion
    let canPush = version >= .http2Push && (version < .http2PushGone || version.major >= 2)
    values["HTTP2_DIRECTIVE_SUPPORTED"] = "\(version >= .http2Directive)"
    values["HTTP2_PUSH_SUPPORTED"] = "\(canPush)"
    for name in ["HTTP2_SUPPORTED", "TLS13_SUPPORTED", "GRPC_SUPPORTED"] { values[name] = "true" }
    values["SPDY_SUPPORTED"] = "false"
  }
}
