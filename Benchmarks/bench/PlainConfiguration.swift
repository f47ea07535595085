// SPDX-License-Identifier: MIT

/// What an app's nginx.conf holds before the daemon has written its own.
struct PlainConfiguration {
  let text: String

  init(_ app: BenchApp, _ webPort: UInt16, _ containerPort: UInt16) {
    text = """
      server {
        listen 127.0.0.1:\(webPort);
        server_name \(app.domain);
        location / { proxy_pass http://\(app.name)-\(containerPort); }
      }
      upstream \(app.name)-\(containerPort) { server \(app.address(0)):\(containerPort); }

      """
  }
}
