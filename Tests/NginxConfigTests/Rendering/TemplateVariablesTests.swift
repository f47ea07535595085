// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import NginxConfig

struct TemplateVariablesTests {
  private func input(
    _ settings: ProxySettings = ProxySettings(), web: [String] = [], version: NginxVersion = NginxVersion(1, 22, 1)
  ) throws -> ProxyInput {
    ProxyInput(
      app: try #require(AppName("node-js-app")),
      roots: ProxyRoots(dokku: "/home/dokku", library: "/var/lib/dokku", logs: "/var/log/nginx", errorPages: nil),
      settings: settings, listeners: [.web: try web.map { try #require(Listener($0)) }], isDeployed: true,
      nginxVersion: version)
  }

  private func values(_ settings: ProxySettings = ProxySettings(), web: [String] = []) throws -> [String: String] {
    try TemplateVariables(input(settings, web: web)).values
  }

  @Test func `every variable is there, with Dokku's defaults where nothing is set`() throws {
    #expect(
      try values() == [
        "APP": "node-js-app", "DOKKU_ROOT": "/home/dokku", "DOKKU_LIB_ROOT": "/var/lib/dokku",
        "APP_SSL_PATH": "/home/dokku/node-js-app/tls", "DOKKU_ERROR_PAGES": "", "DOKKU_STATIC_WEB_LISTENER": "",
        "NGINX_LOG_ROOT": "/var/log/nginx", "NGINX_ACCESS_LOG_PATH": "/var/log/nginx/node-js-app-access.log",
        "NGINX_ACCESS_LOG_FORMAT": "", "NGINX_ERROR_LOG_PATH": "/var/log/nginx/node-js-app-error.log",
        "NGINX_UNDERSCORE_IN_HEADERS": "off", "CLIENT_BODY_TIMEOUT": "60s", "CLIENT_HEADER_TIMEOUT": "60s",
        "CLIENT_MAX_BODY_SIZE": "1m", "KEEPALIVE_TIMEOUT": "75s", "LINGERING_TIMEOUT": "5s", "SEND_TIMEOUT": "60s",
        "PROXY_CONNECT_TIMEOUT": "60s", "PROXY_READ_TIMEOUT": "60s", "PROXY_SEND_TIMEOUT": "60s",
        "PROXY_BUFFER_SIZE": "4k", "PROXY_BUFFERING": "on", "PROXY_BUFFERS": "8 4k", "PROXY_BUSY_BUFFERS_SIZE": "8k",
        "PROXY_KEEPALIVE": "", "PROXY_X_FORWARDED_FOR": "$remote_addr", "PROXY_X_FORWARDED_PORT": "$server_port",
        "PROXY_X_FORWARDED_PROTO": "$scheme", "PROXY_X_FORWARDED_SSL": "",
        "NOSSL_SERVER_NAME": "", "SSL_SERVER_NAME": "", "SSL_INUSE": "", "NGINX_BIND_ADDRESS_IP4": "",
        "NGINX_BIND_ADDRESS_IP6": "::", "PROXY_PORT_MAP": "", "PROXY_UPSTREAM_PORTS": "", "PROXY_PORT": "0",
        "NGINX_PORT": "0", "PROXY_SSL_PORT": "0", "NGINX_SSL_PORT": "0", "DOKKU_APP_WEB_LISTENERS": "",
        "DOKKU_APP_LISTENERS": "", "DOKKU_APP_LISTEN_PORT": "", "DOKKU_APP_LISTEN_IP": "",
        "PASSED_LISTEN_IP_PORT": "", "HTTP2_DIRECTIVE_SUPPORTED": "false", "HTTP2_PUSH_SUPPORTED": "true",
        "HTTP2_SUPPORTED": "true", "TLS13_SUPPORTED": "true", "GRPC_SUPPORTED": "true", "SPDY_SUPPORTED": "false",
      ])
  }

  @Test func `each process type of the scale has its listeners, hyphens as underscores`() throws {
    var input = try input(web: ["172.17.0.2:5000", "172.17.0.3:5000", "172.17.0.2:5000"])
    input.settings.processTypes = ["web", "ws-server", "worker"].compactMap { ProcessType($0) }
    input.listeners[try #require(ProcessType("ws-server"))] = [try #require(Listener("172.17.0.9:5000"))]
    let values = try TemplateVariables(input).values
    #expect(values["DOKKU_APP_WEB_LISTENERS"] == "172.17.0.2:5000 172.17.0.3:5000")
    #expect(values["DOKKU_APP_LISTENERS"] == "172.17.0.2:5000 172.17.0.3:5000")
    #expect(values["DOKKU_APP_WS_SERVER_LISTENERS"] == "172.17.0.9:5000")
    #expect(values["DOKKU_APP_WORKER_LISTENERS"] == "")
  }

  @Test func `ports are told as mapped, container ports once, of any scheme`() throws {
    var settings = ProxySettings(
      portMap: ["http:80:5000", "https:443:5000", "tcp:25:5025"].compactMap { PortMapping($0) }, hasCertificate: true)
    settings.domains = ["b.example.com", "a.example.com"].compactMap { DomainName($0) }
    let values = try values(settings)
    #expect(values["PROXY_PORT_MAP"] == "http:80:5000 https:443:5000 tcp:25:5025")
    #expect(values["PROXY_UPSTREAM_PORTS"] == "5000 5025")
    #expect(values["PROXY_PORT"] == "80")
    #expect(values["PROXY_SSL_PORT"] == "443")
    #expect(values["SSL_INUSE"] == "true")
    #expect(values["NOSSL_SERVER_NAME"] == "b.example.com a.example.com")
  }

  @Test func `the certificate's domains come in reverse, those of the app not again`() throws {
    var settings = ProxySettings(hasCertificate: true)
    settings.certificateDomains = ["a.example.com", "b.example.com", "c.example.com"].compactMap { DomainName($0) }
    #expect(try values(settings)["SSL_SERVER_NAME"] == "c.example.com b.example.com a.example.com")
    settings.domains = ["b.example.com"].compactMap { DomainName($0) }
    #expect(try values(settings)["SSL_SERVER_NAME"] == "c.example.com a.example.com")
  }

  @Test(arguments: [
    (NginxVersion(1, 13, 8), "false", "false"), (NginxVersion(1, 13, 9), "false", "true"),
    (NginxVersion(1, 24, 0), "false", "true"), (NginxVersion(1, 25, 0), "false", "false"),
    (NginxVersion(1, 25, 1), "true", "false"),
  ])
  func `what nginx can do follows from its version`(version: NginxVersion, directive: String, push: String) throws {
    let values = try TemplateVariables(input(version: version)).values
    #expect(values["HTTP2_DIRECTIVE_SUPPORTED"] == directive)
    #expect(values["HTTP2_PUSH_SUPPORTED"] == push)
  }

  @Test(arguments: ["a; }", "a b", "x\" y", "a{b}", "a#b", "it's"])
  func `a value that means more than one word to nginx is quoted`(value: String) throws {
    let spelled = try #require(
      try values(ProxySettings(properties: ["x-forwarded-ssl": value]))["PROXY_X_FORWARDED_SSL"])
    var reader = StatementReader(Array("x \(spelled);".utf8))
    guard case .directive(let words, _)? = try reader.next() else { throw FixtureCase.Unusable() }
    #expect(words.map(\.value) == ["x", value])
  }

  @Test(arguments: [
    "client-max-body-size", "proxy-buffers", "bind-address-ipv6", "keepalive-timeout", "proxy-keepalive",
  ])
  func `a property of the wrong kind is refused by its name`(name: String) throws {
    #expect(throws: RenderRefused.self) { try values(ProxySettings(properties: [name: "1; }"])) }
  }

  @Test(arguments: ["/srv/a b", "/srv/$host", "/srv/x;", "/srv/\"", "/srv/{"])
  func `a root that a template could not put anywhere is refused`(root: String) throws {
    var input = try input()
    input.roots = ProxyRoots(dokku: root, logs: "/srv/log", errorPages: nil)
    #expect(throws: RenderRefused.self) { try TemplateVariables(input) }
  }
}
