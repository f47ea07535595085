// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What a real nginx carries to containers beside plain requests.
@Suite(.serialized, .timeLimit(.minutes(3))) struct ProtocolsTests {
  /// A connection whose request is answered with this line: nginx drops those that have not asked yet when a worker of
  /// before ends, and who is dropped asks again.
  private func connect(_ host: RealHost, _ request: [String], answer: String) throws -> PortClient {
    var connected: PortClient?
    try eventually(answer) {
      connected = PortClient(80, at: host.client.address)
      connected?.write(Array((request + ["Host: chat.localhost", "", ""]).joined(separator: "\r\n").utf8))
      return connected?.readLine() == answer + "\r"
    }
    return try #require(connected)
  }

  /// Answers who asks for another protocol, and then echoes; anybody else gets a 400.
  private static let upgrader = """
    upgrade=no
    while IFS= read -r line && [ "${#line}" -gt 1 ]; do
      case $line in [Uu]pgrade:*websocket*) upgrade=yes ;; esac
    done
    [ $upgrade = yes ] || { printf 'HTTP/1.1 400 No\\r\\nContent-Length: 0\\r\\n\\r\\n'; exit; }
    printf 'HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n'
    exec cat
    """

  @Test func `a websocket is opened, carries bytes both ways, and outlives a reload`() throws {
    let host = try RealHost()
    try host.createApp("chat")
    try host.deploy("chat", command: ["nc", "-ll", "-p", "5000", "-e", "/bin/sh", "-c", Self.upgrader])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = try connect(
      host, ["GET /socket HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: AAAA"],
      answer: "HTTP/1.1 101 Switching Protocols")
    while let line = client.readLine(), line != "\r" {}
    // A frame's bytes are no text.
    let frame: [UInt8] = [0x82, 0x84, 0, 0, 0, 0, 0xff, 0, 0x0a, 0x0d]
    client.write(frame)
    #expect(client.read(frame.count) == frame)
    let seen = daemon.log.records.count
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone, after: seen)
    client.write(frame)
    #expect(client.read(frame.count) == frame)

    _ = try connect(host, ["GET / HTTP/1.1"], answer: "HTTP/1.1 400 No")
  }

  /// A gRPC server as far as a proxy sees it: HTTP/2 in clear text, a message and a status after it.
  private static let grpcServer = """
    worker_processes 1;
    daemon off;
    pid FOLDER/nginx.pid;
    error_log FOLDER/error.log;
    events { }
    http {
      access_log off;
      client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi;
      uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
      default_type application/grpc;
      server {
        listen 50051 http2;
        add_trailer grpc-status 0;
        add_trailer grpc-message $request_uri;
        return 200 "message";
      }
    }
    """

  /// The lines of a call that tell frames and what is in them.
  private func call(_ host: RealHost, _ url: String, _ message: String) throws -> [Substring] {
    try host.execute(
      "nghttp", "--verbose", "--no-verify-peer", "--timeout=5", "-H", ":authority: rpc.test", "-H", "te: trailers",
      "-H",
      "content-type: application/grpc", "--data=\(message)", url
    ).split(separator: "\n")
  }

  @Test func `grpc calls reach their server in clear text and under TLS, and its trailers come back`() throws {
    let host = try RealHost()
    try host.createApp("rpc", domains: ["rpc.test"], ports: ["grpc:9000:50051", "grpcs:9443:50051"])
    try host.makeCertificate(for: "rpc", names: ["rpc.test"])
    try host.deploy("rpc", command: ["serve", "worker"])
    let pid = try host.docker("inspect", "--format", "{{.State.Pid}}", "rpc.web.1")
    let folder = try TemporaryFolder()
    let configuration = try folder.write(Self.grpcServer.replacing("FOLDER", with: folder.path), to: "nginx.conf")
    let server = try Child(
      [
        "nsenter", "--net=/proc/\(pid)/ns/net", "--", "/usr/sbin/nginx", "-e", folder.path("error.log"), "-c",
        configuration,
      ],
      environment: Child.inherited, output: folder.path("log"))
    defer { server.stop() }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let message = try folder.write("question", to: "message")
    for url in ["http://127.0.0.1:9000/pkg.Greeter/Plain", "https://127.0.0.1:9443/pkg.Greeter/Secret"] {
      var lines: [Substring] = []
      try eventually("an answer from \(url)") {
        lines = (try? call(host, url, message)) ?? []
        return lines.contains { $0.hasSuffix(") :status: 200") }
      }
      #expect(lines.contains { $0.hasSuffix(") content-type: application/grpc") })
      let body = try #require(lines.firstIndex { $0.hasPrefix("message[") })
      let path = url.hasPrefix("https") ? "/pkg.Greeter/Secret" : "/pkg.Greeter/Plain"
      for trailer in ["grpc-status: 0", "grpc-message: \(path)"] {
        #expect(lines[body...].contains { $0.hasSuffix(") \(trailer)") }, "\(trailer)")
      }
    }
  }

  @Test func `each name has its own certificate, and a wildcard's names are all answered`() throws {
    let host = try RealHost()
    let ports = ["http:80:5000", "https:443:5000"]
    try host.createApp("blog", domains: ["blog.test"], ports: ports)
    try host.createApp("shop", domains: ["*.shop.test"], ports: ports)
    try host.makeCertificate(for: "blog", names: ["blog.test"])
    try host.makeCertificate(for: "shop", names: ["*.shop.test"])
    for app in ["blog", "shop"] { try host.deploy(app) }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for (app, name) in [("blog", "blog.test"), ("shop", "a.shop.test"), ("shop", "b.shop.test")] {
      try eventually("an answer for \(name) by \(app)") {
        let answer = try? host.execute(
          "curl", "-s", "--max-time", "5", "--cacert", "\(host.root)/\(app)/tls/server.crt", "--resolve",
          "\(name):443:127.0.0.1", "https://\(name)/")
        return answer?.hasPrefix("app=\(app) process=web.1") == true
      }
    }
  }

  @Test func `Dokku's error pages are shown where there are any`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog")
    try host.setProperty("nginx", "blog", "client-max-body-size", "1k")
    let pages = "\(host.library)/data/nginx-vhosts/dokku-errors"
    try host.shell(
      "mkdir -p \(pages) && for page in 400 404 500 502; do echo \"page $page\" >\(pages)/$page-error.html; done"
        + " && cd \(pages) && chmod a+r * && until [ $PWD = /tmp ]; do chmod a+x . && cd ..; done")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let body = "\(host.path)/body"
    try host.shell("head -c 5000 /dev/zero >\(body)")
    let ask = { (path: String, options: [String]) in
      try? EmbeddedHostScript.output(
        of: ["nsenter", "--net=\(host.namespace)", "--", "curl", "-s", "--max-time", "5", "-w", "%{http_code}"]
          + options + ["-H", "Host: blog.localhost", "http://127.0.0.1\(path)"])
    }
    try eventually("the page for too large a question") { ask("/", ["--data-binary", "@\(body)"]) == "page 400\n413" }
    try eventually("nothing at a page's own place") { ask("/500-error.html", [])?.hasSuffix("404") == true }
    try host.docker("stop", "--time", "0", "blog.web.1")
    try eventually("the page of an app that is down") { ask("/", []) == "page 500\n502" }
  }
}
