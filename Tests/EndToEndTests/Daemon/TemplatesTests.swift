// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What clients see of templates, certificates and their headers through a real nginx.
@Suite(.serialized) struct TemplatesTests {
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
    try host.write(template: bothTypes, for: "blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let ask = { (path: String) in
      try host.execute("curl", "-s", "--max-time", "5", "-H", "Host: blog.localhost", "http://127.0.0.1\(path)")
    }
    // nginx drops connections that have not asked yet when a worker of before ends: curl says so and is asked again.
    let areFound = {
      (try? ask("/"))?.hasPrefix("app=blog process=web.1") == true
        && (try? ask("/jobs"))?.hasPrefix("app=blog process=worker.1") == true
    }
    try eventually("both to be found", areFound)
    try host.swap("blog.web.1", "blog.worker.1")
    try eventually("both to be found where they went", areFound)
  }

  @Test func `a template that fails leaves the last good file, with its line in the record`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", "web", options: ["--listeners"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let good = try #require(host.read("nginx.conf", of: "blog"))
    try host.write(template: "server {\n  listen {{ sh \"id\" }};\n}\n", for: "blog")
    daemon.send(SIGHUP)
    let record = try daemon.waitFor(.proxyRefused, of: "blog")
    #expect(record[.reason]?.hasPrefix("blog: nginx.conf.sigil:2:") == true)
    #expect(host.read("nginx.conf", of: "blog") == good)
  }

  @Test(arguments: [
    ("server {\n  listen {{ index (split \":\" \"80\") 7 }};\n}\n", "blog: nginx.conf.sigil:2:"),
    ("server {\n  listen 80;\n  nonsense on;\n}\n", "unknown directive \"nonsense\""),
  ])
  func `a first deploy whose template fails answers 502 by its own name until it is mended`(
    _ template: String, _ reason: String
  ) throws {
    let host = try RealHost()
    // Without a default site nginx gives names that it does not know to the first app.
    try host.shell("sed -i '/^  server {/,/^  }/d' \(host.path)/nginx/nginx.conf")
    for app in ["able", "blog"] { try host.createApp(app) }
    try host.write(template: template, for: "blog")
    let validation = try host.run(script: "nsenter --net=\(host.namespace) $DEL nginx:validate blog")
    #expect(validation.status == 1)
    #expect(validation.errorOutput.contains(reason))
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for app in ["able", "blog"] { try host.deploy(app) }
    #expect(try daemon.waitFor(.proxyRefused, of: "blog")[.reason]?.contains(reason) == true)
    try host.startClient(of: "able").waitUntilAnswered(by: ["web.1"])
    try eventually("blog's own 502") { host.client.get(host: "blog.localhost")?.status == 502 }
    // What it tells of itself is laid down once a second.
    try eventually("the status to say so") { try host.run("status").output.contains(reason) }

    try host.write(template: bothTypes.replacing("WORKER", with: "WEB"), for: "blog")
    daemon.send(SIGHUP)
    try daemon.waitFor(.appRecovered, of: "blog")
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    #expect(try host.run(script: "nsenter --net=\(host.namespace) $DEL nginx:validate blog").status == 0)
  }

  @Test func `https is answered for its name, http is sent there, and browsers are told to stay`() throws {
    let host = try RealHost()
    try host.createApp("blog", domains: ["blog.test"], ports: ["http:80:5000", "https:443:5000"])
    try host.createApp("shop", domains: ["shop.test"], ports: ["http:80:5000", "https:443:5000"])
    for app in ["blog", "shop"] {
      try host.makeCertificate(for: app, names: ["\(app).test"])
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
