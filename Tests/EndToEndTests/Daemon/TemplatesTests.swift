// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What clients see of templates, certificates and their headers through a real nginx.
@Suite(.serialized) struct TemplatesTests {
  private func write(template: String, for app: String, on host: RealHost) throws {
    let folder = "\(host.library)/data/nginx-vhosts/app-\(app)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try template.write(toFile: "\(folder)/nginx.conf.sigil", atomically: true, encoding: .utf8)
  }

  private let bothTypes = """
    {{ range $type := "web worker" | split " " -}}
    upstream {{ $.APP }}-{{ $type }} {
      {{- if eq $type "web" }}
      {{- range $.DOKKU_APP_WEB_LISTENERS | split " " }}
      server {{ . }};
      {{- end }}
      {{- else }}
      {{- range $.DOKKU_APP_WORKER_LISTENERS | split " " }}
      server {{ index (. | split ":") 0 }}:5000;
      {{- end }}
      {{- end }}
    }
    {{ end -}}
    server {
      listen 80;
      server_name {{ .NOSSL_SERVER_NAME }};
      location / { proxy_pass http://{{ $.APP }}-web; }
      location /jobs { proxy_pass http://{{ $.APP }}-worker/; }
    }

    """

  @Test func `a template of the app's own routes to workers, too, and follows both`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", "web", options: ["--listeners"])
    try host.deploy("blog", "worker", options: ["--listeners"], command: ["serve", "web"])
    try write(template: bothTypes, for: "blog", on: host)
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let ask = { (path: String) in
      try host.execute("curl", "-s", "--max-time", "5", "-H", "Host: blog.localhost", "http://127.0.0.1\(path)")
    }
    #expect(try ask("/").hasPrefix("app=blog process=web.1"))
    #expect(try ask("/jobs").hasPrefix("app=blog process=worker.1"))
    try host.swap("blog.web.1", "blog.worker.1")
    // nginx drops connections that have not asked yet when a worker of before ends: curl says so and is asked again.
    try eventually("both to be found where they went") {
      (try? ask("/"))?.hasPrefix("app=blog process=web.1") == true
        && (try? ask("/jobs"))?.hasPrefix("app=blog process=worker.1") == true
    }
  }

  @Test func `a template that fails leaves the last good file, with its line in the record`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", "web", options: ["--listeners"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let good = try #require(host.read("nginx.conf", of: "blog"))
    try write(template: "server {\n  listen {{ sh \"id\" }};\n}\n", for: "blog", on: host)
    daemon.send(SIGHUP)
    let record = try daemon.waitFor(.proxyRefused, of: "blog")
    #expect(record[.reason]?.hasPrefix("blog: nginx.conf.sigil:2:") == true)
    #expect(host.read("nginx.conf", of: "blog") == good)
  }

  @Test func `https is answered for its name, http is sent there, and browsers are told to stay`() throws {
    let host = try RealHost()
    try host.createApp("blog", domains: ["blog.test"], ports: ["http:80:5000", "https:443:5000"])
    try host.createApp("shop", domains: ["shop.test"], ports: ["http:80:5000", "https:443:5000"])
    for app in ["blog", "shop"] {
      try host.shell(
        "mkdir -p \(host.root)/\(app)/tls && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
          + " -keyout \(host.root)/\(app)/tls/server.key -out \(host.root)/\(app)/tls/server.crt -days 2"
          + " -subj /CN=\(app).test -addext subjectAltName=DNS:\(app).test 2>/dev/null")
      try host.deploy(app, "web", options: ["--listeners"])
    }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for app in ["blog", "shop"] {
      let answer = try host.execute(
        "curl", "-si", "--max-time", "5", "--cacert", "\(host.root)/\(app)/tls/server.crt", "--resolve",
        "\(app).test:443:127.0.0.1", "https://\(app).test/")
      #expect(answer.hasPrefix("HTTP/2 200"))
      #expect(answer.contains("\napp=\(app) process=web.1") || answer.contains("\r\napp=\(app) process=web.1"))
      #expect(answer.lowercased().contains("strict-transport-security: max-age=15724800; includesubdomains\r\n"))
    }
    let moved = try host.execute(
      "curl", "-si", "--max-time", "5", "--resolve", "blog.test:80:127.0.0.1", "http://blog.test/a?b")
    #expect(moved.hasPrefix("HTTP/1.1 301"))
    #expect(moved.contains("Location: https://blog.test:443/a?b\r\n"))

    try host.setProperty("nginx", "blog", "hsts", "false")
    daemon.send(SIGHUP)
    try eventually("the header to go") {
      try !host.execute(
        "curl", "-sik", "--max-time", "5", "--resolve", "blog.test:443:127.0.0.1", "https://blog.test/"
      ).lowercased().contains("strict-transport-security")
    }
  }
}
